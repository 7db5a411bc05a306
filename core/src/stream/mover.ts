/**
 * The script that moves a part to its place: from the template before it to between the comments with
 * its id. It looks at nodes, so no text or attribute is taken for a place. A place that the page has
 * taken over is no place any more, and the part is dropped.
 */
export const mover: string =
  'function $plinth(i){' +
  'var s=document.currentScript,t=s.previousSibling,w=document.createTreeWalker(document.getElementById("plinth"),128),n,e;' +
  'while((n=w.nextNode())&&n.data!="!$"+i);' +
  'if(n){while((e=n.nextSibling)&&(e.nodeType!=8||e.data!="!$/"+i))e.remove();n.replaceWith(t.content);e&&e.remove()}' +
  't.remove();s.remove()}';
