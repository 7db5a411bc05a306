import vikeReact from 'vike-react/config';
import { head } from '../../../views/hello.ts';

export default {
  extends: [vikeReact],
  title: head.title,
  description: head.meta[0].content,
  lang: head.htmlAttributes.lang,
};
