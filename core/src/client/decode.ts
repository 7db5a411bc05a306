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

/** The data of a page as it was on the server; what decodes it is loaded where there is something to decode. */
export async function decodeProps<Data extends Encoded>(
  data: Data,
  load: (url: string) => Promise<unknown>,
): Promise<Data> {
  if (!data.rich) return data;
  const { decode } = (await load(data.decoder as string)) as DecoderModule;
  return { ...data, ...decode(data.rich) };
}
