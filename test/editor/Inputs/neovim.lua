-- Opens a file, waits for what is reported, takes the first quick fix at the
-- place of the check that CHECK names, saves, and quits. What happened is
-- printed for the test.

local function say(text)
  io.stdout:write(text .. '\n')
end

local function fail(text)
  say('failed: ' .. text)
  vim.cmd('cquit 1')
end

local check = 'defercliff-' .. vim.env.CHECK

local function reported()
  return vim.tbl_filter(function(d)
    return d.code == check
  end, vim.diagnostic.get(0))
end

local function wait_until(condition, what)
  if not vim.wait(60000, condition, 50) then
    fail('no ' .. what)
  end
end

-- The user chooses what is on top.
vim.ui.select = function(items, _, choose)
  choose(items[1])
end

local client = vim.lsp.start_client({
  cmd = { vim.env.SERVER },
  root_dir = vim.fn.getcwd(),
})
vim.lsp.buf_attach_client(0, client)

wait_until(function()
  return #reported() > 0
end, 'report')
local first = reported()[1]
say(string.format('%d:%d: %s [%s]', first.lnum + 1, first.col + 1, first.message, first.code))

local tick = vim.b.changedtick
vim.api.nvim_win_set_cursor(0, { first.lnum + 1, first.col })
vim.lsp.buf.code_action()
wait_until(function()
  return vim.b.changedtick ~= tick
end, 'change by the quick fix')
wait_until(function()
  return #reported() == 0
end, 'silence after the quick fix')
say('silent')

vim.cmd('write')
vim.lsp.stop_client(client)
vim.cmd('quit')
