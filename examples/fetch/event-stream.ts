/** One server-sent event. */
export interface StreamEvent {
  readonly event: string;
  readonly data: string;
  /** The `id` of this event, or of the last one before it that has one. */
  readonly id: string;
}

/** The server sends a comment every 12 s. After a longer silence the connection is lost, also if nothing says so. */
const SILENCE_MS = 30_000;

/** The events of a response with `text/event-stream`, by the rules of the HTML standard. Chunks may be cut anywhere. */
export async function* readEvents(body: ReadableStream<Uint8Array>): AsyncGenerator<StreamEvent> {
  let event = '';
  let data: string[] = [];
  let id = '';
  for await (const line of readLines(body)) {
    if (line === '') {
      if (data.length > 0) yield { event: event || 'message', data: data.join('\n'), id };
      event = '';
      data = [];
      continue;
    }
    const [, field, value = ''] = /^([^:]*)(?:: ?(.*))?$/s.exec(line) ?? [];
    if (field === 'event') event = value;
    else if (field === 'data') data.push(value);
    else if (field === 'id' && !value.includes('\0')) id = value;
  }
}

/** The lines of a stream. They end with LF, CR or both; what follows the last end is not a line. */
async function* readLines(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  let endsInCr = false;
  try {
    for (;;) {
      const { value, done } = await withinSilence(reader);
      if (done) return;
      let text = decoder.decode(value, { stream: true });
      if (text === '') continue;
      // The LF of a CR that ended the chunk before.
      if (endsInCr && text.startsWith('\n')) text = text.slice(1);
      endsInCr = text.endsWith('\r');
      const [first = '', ...lines] = text.split(/\r\n|\r|\n/);
      rest += first;
      for (const line of lines) {
        yield rest;
        rest = line;
      }
    }
  } finally {
    await reader.cancel();
  }
}

/** The next chunk. The stream ends when none comes in time. */
async function withinSilence(reader: ReadableStreamDefaultReader<Uint8Array>) {
  const timer = setTimeout(() => void reader.cancel(), SILENCE_MS);
  try {
    return await reader.read();
  } finally {
    clearTimeout(timer);
  }
}
