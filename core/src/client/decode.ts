import type * as Late from './late.ts';

/** Data of a page as the server has sent it: under its own names, or encoded. */
export interface Encoded {
  rich?: readonly unknown[];
  /** URL of the module that decodes `rich`. */
  decoder?: string;
}

/** A module whose decoder knows the app's codecs. */
interface DecoderModule {
  decode(rich: readonly unknown[]): object;
}

/** Reads the answer to a data request; where props of it are deferred, it names what takes them. What is no JSON rejects. */
export async function readData<Data extends Encoded>(
  response: Response,
  load: (url: string) => Promise<unknown>,
): Promise<Data | null> {
  const late = response.headers.get('plinth-late');
  return late
    ? ((await load(late)) as typeof Late).readLines(response, load)
    : decodeProps((await response.json()) as Data | null, load);
}

/** Adds to the data of a page what was on the server; what decodes it is loaded where there is something to decode. */
export async function decodeProps<Data extends Encoded | null>(
  data: Data,
  load: (url: string) => Promise<unknown>,
): Promise<Data> {
  return data?.rich
    ? Object.assign(data, ((await load(data.decoder as string)) as DecoderModule).decode(data.rich))
    : data;
}
