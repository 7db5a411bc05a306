declare module '*.vue' {
  import type { Component } from 'vue';

  const component: Component;
  export default component;
}

declare module '*.eta' {
  const template: (it: object) => string;
  export default template;
}
