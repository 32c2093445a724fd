import assert from 'node:assert/strict';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { decode, encodeLike, UnreadableText } from '../../../server/src/node/files/encoding';
import { decodeGb18030, encodeGb18030 } from '../../../server/src/node/files/gb18030';

const DRAFT = '一、云浦县2020年实现地区生产总值190亿元，同比增长4.5%。\r\n其中：第一产业26亿元。\r\n';
const gb = (text: string): Uint8Array => iconv.encode(text, 'gb18030');
const le = (text: string): Buffer => Buffer.from(text, 'utf16le');
const be = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16();

const READ: [name: string, bytes: Uint8Array, text: string, encoding: string][] = [
  ['UTF-8', Buffer.from(DRAFT), DRAFT, 'utf-8'],
  ['UTF-8 with a mark', Buffer.from(`\uFEFF${DRAFT}`), DRAFT, 'utf-8'],
  ['a second mark is text', Buffer.from(`\uFEFF\uFEFF${DRAFT}`), `\uFEFF${DRAFT}`, 'utf-8'],
  ['UTF-16 LE with a mark', le(`\uFEFF${DRAFT}`), DRAFT, 'utf-16le'],
  ['UTF-16 BE with a mark', be(`\uFEFF${DRAFT}`), DRAFT, 'utf-16be'],
  ['UTF-16 LE without a mark', le(DRAFT), DRAFT, 'utf-16le'],
  ['UTF-16 BE without a mark', be(DRAFT), DRAFT, 'utf-16be'],
  ['a lone surrogate in UTF-16 stays', le('\uFEFF增长\ud800了5%'), '增长\ud800了5%', 'utf-16le'],
  ['an odd last byte in UTF-16', Buffer.concat([le('\uFEFF增长'), Buffer.of(0x31)]), '增长', 'utf-16le'],
  ['GB18030', gb(DRAFT), DRAFT, 'gb18030'],
  ['GB18030 in four bytes', gb('㐀村与𠮷村'), '㐀村与𠮷村', 'gb18030'],
  ['two characters of GBK that look like UTF-8', gb('联通'), '联通', 'gb18030'],
  ['an empty file', new Uint8Array(), '', 'utf-8'],
  ['a mark only', Buffer.of(0xef, 0xbb, 0xbf), '', 'utf-8'],
  ['old line ends', Buffer.from('一\r二\r\n三\n'), '一\r二\r\n三\n', 'utf-8'],
];

const REFUSED: [name: string, bytes: Uint8Array, message: RegExp][] = [
  ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452000000', 'hex'), /二进制/],
  ['zero bytes in UTF-8', Buffer.from('增长\0了'), /二进制/],
  ['a Word document', Buffer.from('504b030414000600', 'hex'), /docx.*另存为/],
  ['an old Word document', Buffer.from('d0cf11e0a1b11ae1', 'hex'), /\.doc.*另存为/],
  ['a PDF', Buffer.from('%PDF-1.7\n'), /PDF.*另存为/],
  ['bytes of no encoding', Buffer.from('ff8081fffe90ff31', 'hex'), /无法识别编码/],
];

describe('encodings', () => {
  for (const [name, bytes, text, encoding] of READ) {
    it(name, () => assert.deepEqual(decode(bytes), { text, encoding }));
  }
  for (const [name, bytes, message] of REFUSED) {
    it(`refuses ${name}`, () =>
      assert.throws(
        () => decode(bytes),
        (error) => error instanceof UnreadableText && message.test(error.message),
      ));
  }
  it('reads UTF-8 with a broken character, and says where', () => {
    const bytes = Buffer.concat([Buffer.from(DRAFT), Buffer.of(0xed, 0xa0, 0x80), Buffer.from(DRAFT)]);
    const { text, encoding, remark } = decode(bytes);
    assert.equal(encoding, 'utf-8');
    assert.ok(text.startsWith(DRAFT) && text.endsWith(DRAFT));
    assert.match(remark!, /第 3 行/);
  });
  it('reads GB18030 that was cut in the middle of a character, and says where', () => {
    for (const last of ['一', '㐀']) {
      const whole = gb(`${DRAFT}${last}`);
      for (let cut = 1; cut < gb(last).length; cut++) {
        const { text, encoding, remark } = decode(whole.subarray(0, whole.length - cut));
        assert.equal(encoding, 'gb18030');
        assert.ok(text.startsWith(DRAFT));
        assert.match(remark!, /第 3 行有损坏的字节，其余部分已按 GB18030 读取/);
      }
    }
    const broken = Buffer.concat([gb(DRAFT.repeat(3)), Buffer.of(0xff), gb(DRAFT)]);
    assert.match(decode(broken).remark!, /第 7 行/);
    assert.equal(encodeLike(broken, decode(broken).text, '甲'), null);
  });
  it('puts a mark before UTF-16 that could not be told without one', () => {
    const before = '全县共排查问题,已经整改';
    const bytes = Buffer.from(before, 'utf16le');
    assert.equal(decode(bytes).encoding, 'utf-16le');
    const written = encodeLike(bytes, before, '全县共排查问题，已经整改')!;
    assert.equal(decode(written).text, '全县共排查问题，已经整改');
  });
  it('tells Big5 from GB18030, traditional or not', () => {
    const traditional = '一、雲浦縣2020年實現地區生產總值190億元，同比增長4.5%。其中：第一產業26億元，第二產業72億元。';
    const short = '關於召開工作會議的通知';
    for (const text of [traditional, short, `${short}\r\n\r\n${traditional}`]) {
      const bytes = iconv.encode(text, 'big5');
      assert.throws(() => decode(bytes), /Big5.*另存为 UTF-8/);
      assert.throws(() => decode(bytes.subarray(0, bytes.length - 1)), /Big5/);
      assert.equal(decode(gb(text)).text, text);
    }
    for (const text of [DRAFT, '镕鎏喆玥堃', '一、雲浦縣', '会议要求：抓好落实。', 'ＡＢＣ１２３']) {
      assert.equal(decode(gb(text)).text, text);
    }
  });
  it('writes in GB18030 what can be read again, and nothing for what cannot', () => {
    const basic = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code)).filter((c) =>
      /\P{Cs}/u.test(c),
    );
    const lost = basic.filter((character) => encodeGb18030(character) === null);
    // U+FFFD stands for what was broken; the others are of private use, and their bytes now mean another character.
    assert.ok(lost.every((character) => /[\ufffd\ue000-\uf8ff]/.test(character)));
    assert.ok(lost.length <= 20, `${lost.length}`);
    const others = Array.from({ length: 0x100000 }, (_, i) => String.fromCodePoint(0x10000 + i));
    const kept = [...basic.filter((character) => !lost.includes(character)), ...others].join('');
    const bytes = encodeGb18030(kept)!;
    assert.ok(decodeGb18030(bytes) === kept);
    // The other codec has ten vertical marks and eight parts of characters where an older standard had them.
    const agreed = kept.replace(/[\ufe10-\ufe19\u9fb4-\u9fbb]/g, '');
    assert.ok(iconv.encode(agreed, 'gb18030').equals(encodeGb18030(agreed)!));
  });
  it('writes nothing in GB18030 rather than another character', () => {
    for (const text of ['甲\ud800乙', '甲\udc00', '\ue78d']) assert.equal(encodeGb18030(text), null);
    assert.equal(encodeLike(gb(DRAFT), DRAFT, `${DRAFT}\ufffd`), null);
  });
  it('gives back any text written in any of them', () => {
    const character = fc.oneof(
      fc.integer({ min: 0x4e00, max: 0x9fa5 }).map((c) => String.fromCharCode(c)),
      fc.constantFrom('，', '。', '“', '”', '1', '%', '\n'),
    );
    const draft = fc.string({ unit: character, minLength: 20 });
    fc.assert(
      fc.property(draft, (text) => {
        for (const bytes of [Buffer.from(text), gb(text), le(`\uFEFF${text}`), be(`\uFEFF${text}`)]) {
          assert.equal(decode(bytes).text, text);
        }
      }),
    );
  });
});
