export const htmlType = 'text/html; charset=utf-8';
export const jsonType = 'application/json; charset=utf-8';
/** JSON, a value a line, each sent when it is there. */
export const linesType = 'application/x-ndjson; charset=utf-8';
/** What a `Response` takes a string for (Fetch, "extract a body"); a browser that must guess might find markup. */
export const textType = 'text/plain;charset=UTF-8';
