/** Reads a body line by line; undefined at its end. */
export function readLine(body: ReadableStream<Uint8Array>): () => Promise<string | undefined> {
  const decoder = new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>;
  const reader = body.pipeThrough(decoder).getReader();
  let text = '';
  return async () => {
    while (!text.includes('\n')) {
      const { done, value } = await reader.read();
      if (done) return text || undefined;
      text += value;
    }
    const end = text.indexOf('\n');
    const line = text.slice(0, end);
    text = text.slice(end + 1);
    return line;
  };
}
