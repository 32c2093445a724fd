/** Ledgers on disk; each is read again only after it was written. */
import { extname } from 'node:path';
import { Ledger, markdownTable } from '../../core/desk/ledger';
import type { Settings } from '../../core/settings';
import { sheets } from '../apart';
import { decode, UnreadableText } from '../files/encoding';
import { reason } from '../files/problem';
import { stampOf } from '../files/nearest';
import { OddFile, readRegular, TABLE_FILE } from '../files/regular';

/** A ledger that was loaded. */
export interface LedgerFile {
  readonly path: string;
  /** Null where the file cannot be read; `problems` give the reason. */
  readonly ledger: Ledger | null;
  /** One line each: `台账.xlsx 第5行“数值”：“abc”不是数`. */
  readonly problems: readonly string[];
  /** Its contents, for the keys of a cache. */
  readonly content: string;
}

interface Known {
  readonly stamp: string;
  readonly file: Promise<LedgerFile>;
  done: LedgerFile | null;
}

/** The ledgers read so far. */
export class LedgerFiles {
  private readonly known = new Map<string, Known>();

  /** Loads a ledger, or the one that was loaded before. Never rejects. */
  load(path: string, settings: Pick<Settings, 'units' | 'indicators'>): Promise<LedgerFile> {
    const key = keyOf(path, settings);
    const stamp = stampOf(path);
    const known = this.known.get(key);
    if (known?.stamp === stamp) return known.file;
    const entry: Known = { stamp, file: read(path, settings), done: null };
    entry.file.then(
      (file) => {
        entry.done = file;
      },
      () => {},
    );
    this.known.set(key, entry);
    return entry.file;
  }

  /** The ledger as it was last loaded; null before that. */
  loaded(path: string, settings: Pick<Settings, 'units' | 'indicators'>): LedgerFile | null {
    return this.known.get(keyOf(path, settings))?.done ?? null;
  }

  /** Whether a ledger was written, made or deleted since it was read. */
  hasChanged(): boolean {
    return [...this.known].some(([key, { stamp }]) => stampOf(key.slice(0, key.indexOf('\n'))) !== stamp);
  }
}

const keyOf = (path: string, { units, indicators }: Pick<Settings, 'units' | 'indicators'>): string =>
  `${path}\n${JSON.stringify([units, indicators])}`;

const LEDGER_ENDINGS = '.xlsx、.csv、.md';

async function read(path: string, settings: Pick<Settings, 'units' | 'indicators'>): Promise<LedgerFile> {
  const failed = (message: string): LedgerFile => ({ path, ledger: null, problems: [message], content: '' });
  let bytes: Buffer;
  try {
    bytes = readRegular(path, TABLE_FILE);
  } catch (error) {
    return failed(`台账 ${path}：${error instanceof OddFile ? error.message : reason(error)}；请核对项目文件的 ledger`);
  }
  try {
    const kind = extname(path).toLowerCase();
    let cells: {
      readonly table: readonly (readonly string[])[];
      readonly isNumber: (row: number, column: number) => boolean;
    };
    if (kind === '.xlsx') cells = await sheets().readXlsx(bytes);
    else if (kind === '.csv' || kind === '.tsv') cells = sheets().readCsv(decode(bytes).text);
    else if (/^\.(?:md|markdown|txt)$/.test(kind)) {
      cells = { table: markdownTable(decode(bytes).text), isNumber: () => false };
    } else return failed(`台账 ${path}：读不了这种文件，请用 ${LEDGER_ENDINGS}`);
    const ledger = Ledger.of(cells.table, settings, cells.isNumber);
    const problems = ledger.problems.map(
      ({ row, column, message }) => `台账 ${path} 第${row}行${column && `“${column}”`}：${message}`,
    );
    return { path, ledger, problems, content: JSON.stringify(ledger.rows) };
  } catch (error) {
    if (error instanceof UnreadableText) return failed(`台账 ${path}：${error.message}`);
    return failed(
      `台账 ${path}：不是可读的表格文件（${error instanceof Error ? error.message : String(error)}），请另存为 ${LEDGER_ENDINGS}`,
    );
  }
}
