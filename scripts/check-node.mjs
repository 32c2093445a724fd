// Ends with one line where Node is too old. Written in words that old versions understand, and imported before all else.
var wanted = [20, 19];
var actual = process.versions.node.split('.').map(Number);
if (actual[0] < wanted[0] || (actual[0] === wanted[0] && actual[1] < wanted[1])) {
  console.error(
    '文衡需要 Node ' +
      wanted.join('.') +
      ' 或更高版本，现为 ' +
      process.versions.node +
      '：请到 https://nodejs.org 安装新版后重试。' +
      ' (Wenheng needs Node ' +
      wanted.join('.') +
      ' or later; install it from https://nodejs.org)',
  );
  process.exit(1);
}
