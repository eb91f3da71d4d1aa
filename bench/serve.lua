-- Requests for wrk: reads over a generated ledger as people and programs ask them, or articles to be read.
-- wrk … -s bench/serve.lua URL -- reads | read FILE
local what, requests, at = "reads", {}, 0
local states = {"IND", "RUS", "USA", "CHN", "PAK", "BGD", "NPL", "LKA", "GBR", "FRA", "DEU", "JPN", "IRN", "ISR"}
local types = {"CONSULT", "AGREE", "SUPPORT", "ACCUSE", "AID", "SANCTION"}

local function json(text)
  return '"' .. text:gsub('[%c"\\]', function(c) return string.format("\\u%04x", c:byte()) end) .. '"'
end

function init(arguments)
  what = arguments[1] or "reads"
  math.randomseed(7)
  if what == "read" then
    for i = 2, #arguments do
      local file = assert(io.open(arguments[i]))
      requests[#requests + 1] = wrk.format("POST", "/api/v1/read", {["Content-Type"] = "application/json"},
        '{"published": "2025-11-18", "text": ' .. json(file:read("*a")) .. "}")
      file:close()
    end
    return
  end
  for i = 1, 3000 do
    local state, other = states[math.random(#states)], states[math.random(#states)]
    local day = string.format("%d-%02d-%02d", math.random(2010, 2024), math.random(12), math.random(28))
    local paths = {
      "/timeline?state=" .. state .. "&until=" .. day, "/timeline?until=" .. day .. "&type=" .. types[math.random(#types)],
      "/timeline?state=" .. state .. "&state=" .. other, "/changes?until=" .. day, "/conflicts?until=" .. day,
      "/who?name=person/p" .. math.random(0, 1100), "/dyad?a=" .. state .. "&b=" .. (state == other and "AUS" or other),
      "/upcoming?day=" .. day, "/find?q=" .. words[math.random(#words)] .. "&until=" .. day, "/resolve?name=Person%20" .. math.random(1, 999),
      "/articles?until=" .. day, "/days?state=" .. state .. "&since=" .. day, "/proposals"}
    requests[i] = wrk.format("GET", "/api/v1" .. paths[(i - 1) % #paths + 1], {["Accept-Encoding"] = "gzip"})
  end
end

words = {"%E0%A4%AE%E0%A4%BF%E0%A4%95%E0%A4%BE", "%E0%A4%B0%E0%A5%87%E0%A4%95%E0%A4%BE", "%E0%A4%A8%E0%A4%B0%E0%A5%87"}

function request()
  at = at % #requests + 1
  return requests[at]
end
