import { DevEnvironment, createServer } from 'vite';
import { assert, suite } from '../_suite.ts';
import { fixture } from '../_app.ts';

const test = suite('an environment that cannot run modules');

// Vite sets it for this process, and what the tests after this one build would be for development.
const { NODE_ENV } = process.env;
test.after(() => {
  if (NODE_ENV === undefined) delete process.env['NODE_ENV'];
  else process.env['NODE_ENV'] = NODE_ENV;
});

test('is named when the dev server starts', async () => {
  const root = fixture('small');
  const starting = createServer({
    root,
    configFile: `${root}/vite.config.ts`,
    logLevel: 'silent',
    server: { middlewareMode: true },
    environments: {
      ssr: {
        dev: {
          createEnvironment: (name, config) => new DevEnvironment(name, config, { hot: false }),
        },
      },
    },
  });
  await assert.rejects(starting, (error: Error & { code?: string }) => {
    return error.code === 'PLINTH_DEV_ENVIRONMENT' && /another plug-in/.test(error.message);
  });
});
