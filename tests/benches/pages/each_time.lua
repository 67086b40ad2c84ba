-- Asks for the path of the address with a query of its own each time.
local asked = 0

function request()
  asked = asked + 1
  return wrk.format("GET", wrk.path .. "?n=" .. asked)
end
