/** The words by which official writing ties figures together. Each is a pattern over folded reading text. */

/** A point or stretch of time before a figure: 2015年的, 去年同期, “十三五”末. */
export const TIME =
  '(?:\\d{4}年(?:底|末|初|度|同期)?|(?:去|上|今|前|当|本)年(?:底|末|初|度|同期)?|同期|年初|年底|“?十[一二三四五]+五”?(?:初|末|时期|期间|初期|末期)?|[一二两三四五六七八九十\\d]+年前|建[区市县园]之?初|改革前|过去|原来|原先|现在|目前|如今)';

export const RISE =
  '增长|增加|提高|提升|上升|扩大|扩大|增至|升至|拓展|跃升|攀升|增|升|扩展|扩充|壮大|发展|延长|扩建|上涨|回升|攀升';
export const FALL = '下降|减少|降低|压缩|缩短|压减|精简|缩减|回落|下滑|下跌|收窄|缩小|削减|减|降|减轻|跌';

/** What came new in a stretch of time, not what there is. */
export const FLOW = /新增|新认定|新设|新建|引进|签约|招引|新开工|竣工|投产|新签约|认定/;

/** Growth reckoned at constant prices: the ratio of two printed totals need not give it. */
export const CONSTANT_PRICES =
  /生产总值|GDP|增加值|可比|不变价|实际增长|扣除价格|同口径|可支配收入|纯收入|人均收入|总产值/;

/** Whether two characters in a row of `a` stand so in `b`. */
export function sharesBigram(a: string, b: string): boolean {
  for (let i = 0; i + 2 <= a.length; i++) if (b.includes(a.slice(i, i + 2))) return true;
  return false;
}

/** How many pairs of neighbouring characters of `a` stand in `b`; a blank belongs to none. */
export function sharedBigrams(a: string, b: string): number {
  let n = 0;
  for (let i = 0; i + 2 <= a.length; i++) {
    const two = a.slice(i, i + 2);
    if (!two.includes(' ') && b.includes(two)) n++;
  }
  return n;
}

/** 没有其他来源, 无其他险种: what is listed is all. */
export const NO_OTHERS = '(?:[无没]有?|不存在|未发生)其[他它]';
/** 各类问题金额互不重复: what is listed adds up. */
export const ADDS_UP = /互不重复|不重复计|无重复|不交叉/;

/** Verbs of what comes in and of what goes out. */
export const COMES =
  /轮入|划入|新收|新受理|新增|新设|新登记|新注册|新建|新开|新成立|迁来|调来|接转|入库|购进|采购|生产|转入|调入|招聘|招录|引进|收押|新接收|纳入|发展|吸收|入院|入所|迁入|接收|收入|新排查|征缴|发行|购入|流入|录用|进库|出生|归集|利息|募集|筹集|筹措|受赠|存入/;
export const GOES =
  /退库|迁往|搬迁|外迁|轮出|划出|减员|开除|除名|吊销|流失|拆除|迁走|转往|出党|淘汰|关停|解除|期满|去世|病故|毕业|出院|出栏|审执?结|审结|办结|结案|执结|出库|销售|销量|支出|归还|偿还|还本|脱贫|退出|注销|转出|调出|调离|退休|离职|辞职|死亡|减少|出所|迁出|化解|整改|清退|核销|使用|拨付|售出|领用|释放|销号/;
