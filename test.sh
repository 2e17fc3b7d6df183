#!/usr/bin/env bash
# Installs what the tests need where it is missing, builds, checks the formatting, runs every test.
# ./test.sh --moments runs the time-bound tests instead, at seven chosen moments, on machines of seven zones.
set -euo pipefail
cd "$(dirname "$0")"
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1

as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }

install_packages() {
  local missing=()
  [ -x /usr/bin/chromium ] || missing+=(chromium)
  ls /usr/lib/postgresql/*/bin/postgres >/dev/null 2>&1 || missing+=(postgresql)
  command -v node >/dev/null || missing+=(nodejs)
  command -v npm >/dev/null || missing+=(npm)
  if [ ${#missing[@]} -gt 0 ]; then
    echo "Installing ${missing[*]}"
    as_root apt-get update -qq
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "${missing[@]}" >/dev/null
  fi
}

install_npm_tools() {
  local lock=tests/tools/package-lock.json
  cmp -s "$lock" tests/tools/node_modules/.installed-lock 2>/dev/null && return
  echo "Installing the npm tools"
  npm ci --prefix tests/tools --no-audit --no-fund --ignore-scripts >/dev/null
  cp "$lock" tests/tools/node_modules/.installed-lock
}

install_packages
install_npm_tools

dotnet build Portal.sln -v quiet
dotnet publish src/Portal.Web -c Release -v quiet -o artifacts/portal
dotnet format Portal.sln --no-restore --verify-no-changes

# The clocks of the tests begin there, and the machine of the tests believes to be in that zone. Where it is seconds before a change,
# the change comes while the tests run.
moments=(
  '2026-06-05T20:30:00-04:00 America/New_York a Friday evening in New York'
  '2026-06-06T20:30:00-04:00 Asia/Kathmandu a Saturday evening in New York'
  '2026-06-07T20:30:00-04:00 Pacific/Kiritimati a Sunday evening in New York'
  '2026-03-08T07:59:40Z America/Chicago the clocks of Chicago go forward'
  '2026-12-31T23:59:40-05:00 America/St_Johns a year ends in New York'
  '2026-06-09T23:59:40Z Europe/Berlin midnight UTC'
  '2028-02-29T12:00:00-05:00 Australia/Lord_Howe a leap day'
)

log=$(mktemp)
trap 'rm -f "$log"' EXIT

# Says in one line how many passed; false where not all did.
run_tests() {
  local code=0 summary failed passed
  dotnet run --project tests/Portal.Tests --no-build -- -noColor "$@" 2>&1 | tee "$log" || code=$?
  summary=$(grep -E 'Total: [0-9]+, Errors: [0-9]+, Failed: [0-9]+, Skipped: [0-9]+, Not Run: [0-9]+' "$log" | tail -n 1) || true
  count() { sed -E "s/.*$1: ([0-9]+).*/\1/" <<<"$summary"; }
  [ -n "$summary" ] || { echo "No test ran."; return 1; }
  failed=$(($(count Errors) + $(count Failed) + $(count Skipped)))
  passed=$(($(count Total) - $(count Failed) - $(count Skipped) - $(count 'Not Run')))
  # What failed is said again here, where one looks first.
  awk '/ \[FAIL\]$/ { left = 30 } /^    / && left-- > 0 { print; next } { left = 0 }' "$log"
  [ "$(count Skipped)" = 0 ] || echo "A skipped test counts as a failure here."
  echo "$passed passed, $failed failed"
  [ "$failed" = 0 ] && [ "$passed" -gt 0 ] && [ "$code" = 0 ]
}

if [ "${1:-}" != --moments ]; then
  run_tests "$@"
  exit
fi

shift
said=()
all=0
for moment in "${moments[@]}"; do
  read -r at zone name <<<"$moment"
  echo "== $name: $at, on a machine in $zone"
  result=0
  PORTAL_TEST_MOMENT=$at TZ=$zone run_tests -trait Time=bound "$@" || { result=1; all=1; }
  said+=("$([ $result = 0 ] && echo passed || echo FAILED)  $name: $at, on a machine in $zone")
done
printf '%s\n' "${said[@]}"
exit $all
