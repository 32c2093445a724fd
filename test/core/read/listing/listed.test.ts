import assert from 'node:assert/strict';
import { countedIn } from '../../../../server/src/core/read/listing/counted';
import { agrees, isUniform, listBefore, mayHave, readListed } from '../../../../server/src/core/read/listing/listed';

const listed = (text: string) => readListed(text, { start: 0, end: text.length });

describe('names in a row', () => {
  const ways: [text: string, counts: number[]][] = [
    ['甲村、乙村、丙村', [3]],
    ['甲村、乙村和丙村', [2, 3]],
    ['供水、供气和供热、排水', [2, 3, 4]],
    ['清河、白沙、太和', [3]],
    ['和平村、涉及面、参与度', [3]],
    ['周立明（女）、郑文（女、回族）', [2]],
    ['“停车、充电”方案、《防汛、抗旱》预案', [2]],
  ];
  for (const [text, counts] of ways) {
    it(`${text} may be ${counts.join(' or ')}`, () => {
      const list = listed(text)!;
      assert.deepEqual(
        [1, 2, 3, 4, 5].filter((n) => mayHave(list, n)),
        counts,
      );
    });
  }

  it('says when a list is not all', () => {
    assert.equal(listed('平山镇、云溪镇等')!.open, true);
    assert.equal(listed('中等职业学校、高等学校')!.open, false);
    assert.equal(listed('其中平山镇、云溪镇')!.open, true);
  });

  it('tells names of one make from parts of one', () => {
    assert.equal(isUniform(listed('平山镇、云溪镇、石埠镇')!), true);
    assert.equal(isUniform(listed('周立明、孙国强、郑文')!), true);
    assert.equal(isUniform(listed('黄某、冯某诈骗案、许某危险驾驶案')!), false);
  });

  it('knows places that are not the ones counted', () => {
    const counties = listed('平山县、云溪县、石埠区')!;
    assert.equal(agrees(counties, '个村'), false);
    assert.equal(agrees(counties, '个县（区）'), true);
  });

  it('goes back to the mark that begins the list', () => {
    const text = '抽查中，走访平山村（含两组）、云溪村4个村';
    assert.deepEqual(listBefore(text, text.indexOf('4个'))!.words, ['走访平山村', '云溪村']);
  });

  it('has no list where a member is missing', () => {
    assert.equal(listed('平山村、、云溪村'), null);
    assert.equal(listed('平山村'), null);
  });
});

describe('counted things', () => {
  const counts: [text: string, found: string[]][] = [
    ['走访4个村、12家企业', ['4个村', '12家企业']],
    ['第三个村、近三个月、十几家企业、3个以上', []],
    ['前三个村', []],
    ['三个方面的问题', ['三个方面']],
  ];
  for (const [text, found] of counts) {
    it(`of ${text}: ${found.join(', ') || 'none'}`, () => {
      const got = countedIn(text).map(
        (c) => text.slice(c.at.start, c.at.end) + (/方面/.test(c.classifier) ? '' : c.noun),
      );
      assert.deepEqual(got, found);
    });
  }
});
