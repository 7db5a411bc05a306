import { Head, Html, Main, NextScript } from 'next/document';
import { head } from '../../../views/hello.ts';

export default function Document() {
  return (
    <Html lang={head.htmlAttributes.lang}>
      <Head />
      <body>
        <Main />
        <NextScript />
      </body>
    </Html>
  );
}
