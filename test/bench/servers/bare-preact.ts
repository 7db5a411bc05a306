import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import Hello from '../views/hello-preact.tsx';
import { serveBare } from './bare.ts';

serveBare((props) => renderToString(h(Hello, props)));
