import { createComponent, renderToString } from 'solid-js/web';
import Hello from '../views/hello-solid.tsx';
import { serveBare } from './bare.ts';

serveBare((props) => renderToString(() => createComponent(Hello, props)));
