/**
 * The structure of a compound file ([MS-CFB]), as far as it must be checked before a library reads it: which kind of
 * document it contains, and that no chain of sectors is a circle, on which a reader would never end.
 */
import { WordProblem } from './problem';

const MAGIC = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const LAST_SECTOR = 0xfffffffa;
const SECTORS_IN_HEADER = 109;

/** A compound file whose header and sector table were read. */
export class CompoundFile {
  private constructor(
    private readonly view: DataView,
    readonly sectorSize: number,
    /** The sector after each one in its chain. */
    readonly next: Uint32Array,
    readonly miniNext: Uint32Array,
    readonly names: readonly string[],
  ) {}

  /**
   * Reads the header and the sector table. Throws a {@link WordProblem} where the bytes are no complete compound file.
   */
  static read(bytes: Uint8Array): CompoundFile {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const shift = bytes.length >= 512 ? view.getUint16(30, true) : 0;
    if (!MAGIC.every((b, i) => bytes[i] === b) || (shift !== 9 && shift !== 12)) throw broken();
    const size = 1 << shift;
    const sectors = Math.max(0, Math.floor(bytes.length / size) - 1);
    const at = (sector: number): number => (sector + 1) * size;
    const table: number[] = [];
    const addTable = (sector: number): void => {
      if (sector >= LAST_SECTOR) return;
      if (sector >= sectors || table.length > sectors) throw broken();
      table.push(sector);
    };
    for (let i = 0; i < SECTORS_IN_HEADER; i++) addTable(view.getUint32(76 + 4 * i, true));
    let more = view.getUint32(68, true);
    for (let count = 0; more < LAST_SECTOR; count++) {
      if (more >= sectors || count > sectors) throw broken();
      for (let i = 0; i < size / 4 - 1; i++) addTable(view.getUint32(at(more) + 4 * i, true));
      more = view.getUint32(at(more) + size - 4, true);
    }
    const next = new Uint32Array(table.length * (size / 4));
    table.forEach((sector, i) => {
      for (let k = 0; k < size / 4; k++) next[(i * size) / 4 + k] = view.getUint32(at(sector) + 4 * k, true);
    });
    const chain = (first: number): number[] => chainOf(next, first, sectors);
    const miniNext = Uint32Array.from(
      chain(view.getUint32(60, true)).flatMap((sector) =>
        Array.from({ length: size / 4 }, (_, k) => view.getUint32(at(sector) + 4 * k, true)),
      ),
    );
    const names: string[] = [];
    for (const sector of chain(view.getUint32(48, true))) {
      for (let entry = at(sector); entry < at(sector) + size; entry += 128) {
        const length = Math.min(view.getUint16(entry + 64, true), 64);
        let name = '';
        for (let i = 0; i + 2 < length; i += 2) name += String.fromCharCode(view.getUint16(entry + i, true));
        if (length) names.push(name);
      }
    }
    return new CompoundFile(view, size, next, miniNext, names);
  }

  /** The flags of the document's own header, at the start of a sector; null where there is none. */
  get flags(): number | null {
    for (let at = this.sectorSize; at + 12 <= this.view.byteLength; at += this.sectorSize) {
      if (this.view.getUint16(at, true) === 0xa5ec) return this.view.getUint16(at + 10, true);
    }
    return null;
  }
}

/** Throws a {@link WordProblem} for a document that cannot be read; its message gives the reason. */
export function assertSound(file: CompoundFile): void {
  const { names } = file;
  if (names.includes('EncryptedPackage') || ((file.flags ?? 0) & ENCRYPTED) !== 0) {
    throw new WordProblem('文件加了密码，请去掉密码后再检查');
  }
  if (!names.includes('WordDocument')) {
    const other = OTHER_FORMATS.find(([stream]) => names.includes(stream));
    throw new WordProblem(other ? `是${other[1]}，不是 Word 文稿` : '是复合文档，但里面没有 Word 文稿');
  }
  for (const table of [file.next, file.miniNext]) assertNoRing(table);
}

const ENCRYPTED = 0x100;
const OTHER_FORMATS: readonly [stream: string, name: string][] = [
  ['Workbook', 'Excel 工作簿'],
  ['Book', 'Excel 工作簿'],
  ['PowerPoint Document', 'PowerPoint 演示文稿'],
];

const broken = (): WordProblem => new WordProblem('文件已损坏，请在 Word 或 WPS 中打开修复、另存后再检查');

function chainOf(next: Uint32Array, first: number, most: number): number[] {
  const chain: number[] = [];
  for (let sector = first; sector < LAST_SECTOR; sector = next[sector] ?? 0) {
    if (sector >= most || sector >= next.length || chain.length > most) throw broken();
    chain.push(sector);
  }
  return chain;
}

function assertNoRing(next: Uint32Array): void {
  // The number of the walk that last reached a sector; 0 for none.
  const seen = new Uint32Array(next.length);
  for (let first = 0; first < next.length; first++) {
    for (let at = first; at < next.length && !seen[at]; at = next[at] ?? 0) {
      seen[at] = first + 1;
      const to = next[at] ?? 0;
      if (to < next.length && seen[to] === first + 1) throw broken();
    }
  }
}
