import { createHandler, StartServer } from '@solidjs/start/server';
import { head } from '../../../views/hello.ts';

function Document(props) {
  return (
    <html lang={head.htmlAttributes.lang}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        {props.assets}
      </head>
      <body>
        <div id="app">{props.children}</div>
        {props.scripts}
      </body>
    </html>
  );
}

export default createHandler(() => <StartServer document={Document} />);
