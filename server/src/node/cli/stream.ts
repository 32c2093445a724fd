/**
 * Standard input as a stream of documents: each input line is a JSON object (`path`, `text`), each output line an
 * answer, in the same order and as soon as it is there. Memory does not grow with the number of documents.
 */
import { once } from 'node:events';
import type { Answers, Ask } from '../drafts/answer';
import { DraftReader } from '../drafts/draft';
import { fromEditor } from '../project/config';
import type { Io } from '../terminal/io';
import { visible, visibleJson } from '../terminal/visible';

/** Resolves to whether some document could not be read. Each such line is answered with `error`. */
export async function answerStream<A extends Ask>(
  ask: A,
  io: Io,
  config: string | undefined,
  print: (answer: Answers[A]) => object,
): Promise<{ failed: boolean }> {
  const reader = new DraftReader(ask, { config, editor: fromEditor(io.env) });
  let number = 0;
  let failed = false;
  const { createInterface } = process.getBuiltinModule('node:readline');
  const output = io.output();
  for await (const line of createInterface({ input: io.input(), crlfDelay: Infinity })) {
    number++;
    if (line.trim() === '') continue;
    const { out, fails } = answerLine(reader, io, line, number, print);
    failed ||= fails;
    // Waits for a slow reader at the other end of the pipe.
    if (!output.write(`${visibleJson(out)}\n`)) await once(output, 'drain');
  }
  return { failed };
}

function answerLine<A extends Ask>(
  reader: DraftReader<A>,
  io: Io,
  line: string,
  number: number,
  print: (answer: Answers[A]) => object,
): { out: object; fails: boolean } {
  const document = parse(line);
  if (typeof document === 'string') {
    const error = `标准输入第 ${number} 行：${document}`;
    io.tell(visible(error));
    return { out: { schema: 1, line: number, error }, fails: true };
  }
  const path = document.path ?? `<stdin>:${number}`;
  const { answer, remarks } = reader.readText(path, document.text);
  for (const { message } of remarks) io.tell(visible(message));
  if (answer) return { out: print(answer), fails: remarks.some((r) => r.fails) };
  return { out: { schema: 1, path, error: remarks.at(-1)?.message ?? '未检查' }, fails: remarks.some((r) => r.fails) };
}

function parse(line: string): { path?: string; text: string } | string {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return '不是合格的 JSON，应为 {"path": "…", "text": "…"}';
  }
  const { path, text } = (value ?? {}) as { path?: unknown; text?: unknown };
  if (typeof text !== 'string') return '缺 text，应为 {"path": "…", "text": "…"}';
  return typeof path === 'string' ? { path, text } : { text };
}
