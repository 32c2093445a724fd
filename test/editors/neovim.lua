-- Run by `nvim --headless -u NONE -S neovim.lua`: the server of $WENHENG_CLI from Neovim, over standard input and output.
-- Each case is written to $WENHENG_RESULTS as a line of JSON, like those of the suites in VS Code.
local results = assert(io.open(vim.env.WENHENG_RESULTS, 'w'))
local failures = 0

local function report(event)
  results:write(vim.fn.json_encode(event) .. '\n')
  results:flush()
end

local function case(title, run)
  local ok, message = pcall(run)
  if ok then
    report({ event = 'pass', title = title, ms = 0 })
  else
    failures = failures + 1
    report({ event = 'fail', title = title, error = tostring(message) })
  end
end

local function words_of(diagnostic)
  local line = vim.api.nvim_buf_get_lines(0, diagnostic.lnum, diagnostic.lnum + 1, false)[1]
  return line:sub(diagnostic.col + 1, diagnostic.end_col)
end

local function rate()
  for _, diagnostic in ipairs(vim.diagnostic.get(0)) do
    local code = diagnostic.code or (diagnostic.user_data and diagnostic.user_data.lsp and diagnostic.user_data.lsp.code)
    if code == 'arithmetic/rate' then
      return diagnostic
    end
  end
end

local function await(what, condition)
  assert(vim.wait(20000, condition, 20), 'waited in vain for ' .. what)
end

local function at(words)
  for number, line in ipairs(vim.api.nvim_buf_get_lines(0, 0, -1, false)) do
    local column = line:find(words, 1, true)
    if column then
      return number, column - 1
    end
  end
  error(words .. ' is not in the draft')
end

local function ask(method, params)
  local answers = assert(vim.lsp.buf_request_sync(0, method, params, 20000))
  for _, answer in pairs(answers) do
    assert(not answer.error, answer.error and answer.error.message)
    return answer.result
  end
end

vim.cmd('edit ' .. vim.fn.fnameescape(vim.env.WENHENG_DRAFT))
local client = vim.lsp.start_client({
  name = 'wenheng',
  cmd = { 'node', vim.env.WENHENG_CLI, 'lsp', '--stdio' },
  root_dir = vim.fn.fnamemodify(vim.env.WENHENG_DRAFT, ':h'),
})

case('Neovim starts `wenheng lsp --stdio`', function()
  assert(client, 'it did not start')
  assert(vim.lsp.buf_attach_client(0, client), 'it did not attach')
end)

case('Neovim shows the finding at the very characters', function()
  await('the finding', rate)
  assert(words_of(rate()) == '92%', words_of(rate()))
end)

case('Neovim shows the figure card', function()
  local line, column = at('86.4亿元')
  vim.api.nvim_win_set_cursor(0, { line, column })
  local hover = ask('textDocument/hover', vim.lsp.util.make_position_params())
  assert(hover and vim.inspect(hover.contents):find('规模以上工业增加值', 1, true), vim.inspect(hover))
end)

case('Neovim lists the outline', function()
  local symbols = ask('textDocument/documentSymbol', { textDocument = vim.lsp.util.make_text_document_params() })
  assert(symbols and vim.inspect(symbols):find('主要指标完成情况', 1, true), vim.inspect(symbols))
end)

case('Neovim applies the quick fix, and the finding goes', function()
  local line, column = at('92%')
  vim.api.nvim_win_set_cursor(0, { line, column })
  local params = vim.lsp.util.make_range_params()
  params.context = { diagnostics = {} }
  local fix
  for _, action in ipairs(ask('textDocument/codeAction', params) or {}) do
    if action.edit and action.title:find('82%', 1, true) then
      fix = action
    end
  end
  assert(fix, 'no fix to 82% was offered')
  vim.lsp.util.apply_workspace_edit(fix.edit, 'utf-16')
  at('整改完成率82%')
  await('the finding to go', function()
    return not rate()
  end)
end)

report({ event = 'end', failures = failures })
results:close()
vim.cmd(failures > 0 and 'cquit!' or 'qall!')
