/**
 * The script that moves a part to its place: from the template before it to between the comments with
 * its id. It looks at nodes, so no text or attribute is taken for a place. Once the page has woken it drops
 * the part: what stands in the root is the view layer's from then on. `late`: see `Root`.
 * What comes as text, `h`, is read as what stands in the place's parent.
 */
export const mover: string =
  'function $plinth(i,h){' +
  'var s=document.currentScript,t=s.previousSibling,r=document.getElementById("plinth"),w=document.createTreeWalker(r,128),n,e,c=t.content;' +
  'while((n=w.nextNode())&&n.data!="!$"+i);' +
  'if(n&&!r.awake){while((e=n.nextSibling)&&(e.nodeType!=8||e.data!="!$/"+i))e.remove();h&&((c=new Range).selectNode(n),c=c.createContextualFragment(h));n.replaceWith(c);e&&e.remove();r.late=!0}' +
  't.remove();s.remove()}';
