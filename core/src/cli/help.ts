/** What `--help` prints, by command; the empty name is the whole. */
export const help: Record<string, string> = {
  '': `plinth: server-side rendering for any view layer

Usage: plinth <command> [options]

Commands:
  create           Begin an app
  dev              Serve the app from source, and show changes as they are saved
  build            Build the app into dist/client and dist/server
  start            Serve the built app
  routes           List the app's routes
  create-adapter   Begin a package that connects another view layer

Run "plinth <command> --help" for the options of a command.`,

  create: `Usage: plinth create [folder] [options]

Begins an app with a page for each adapter, and a test. Asks for what the
options do not say.

  folder              Where; its last part names the app (default: plinth-app)

Options:
  --adapter <names>   preact, solid, string; several with commas between, the
                      first one has the page / (default: preact)
  --typescript        Write TypeScript (default)
  --javascript        Write JavaScript
  --yes               Ask nothing: take the defaults
  --help              Show this text`,

  dev: `Usage: plinth dev [options]

Serves the app from source, and shows changes as they are saved.

Options:
  --port <number>   Port; the next free one if it is taken (default: PORT, else 3000)
  --host [address]  Address to listen on; without a value all of them (default: HOST, else localhost)
  --help            Show this text`,

  build: `Usage: plinth build [options]

Builds the app into dist/client and dist/server. The default export of
dist/server/index.js is { fetch }; dist/server/serve.js serves it on Node.

Options:
  --help            Show this text`,

  start: `Usage: plinth start [options]

Serves the built app. Run "plinth build" first.

Options:
  --port <number>   Port (default: PORT, else 3000)
  --host <address>  Address to listen on (default: HOST, else all)
  --help            Show this text`,

  'create-adapter': `Usage: plinth create-adapter [folder]

Begins a package that connects another view layer, with a toy in the place of
yours, and a test that checks it against the contract.

  folder            Where; its last part names the package (default: plinth-tiny)

Options:
  --help            Show this text`,

  routes: `Usage: plinth routes [options]

Lists the app's routes with the adapter and the data path of each, and its
API routes.

Options:
  --help            Show this text`,
};
