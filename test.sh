#!/usr/bin/env bash
# Installs what the tests need where it is missing, builds, checks the formatting, runs every test.
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

log=$(mktemp)
trap 'rm -f "$log"' EXIT
code=0
dotnet run --project tests/Portal.Tests --no-build -- -noColor "$@" 2>&1 | tee "$log" || code=$?

summary=$(grep -E 'Total: [0-9]+, Errors: [0-9]+, Failed: [0-9]+, Skipped: [0-9]+, Not Run: [0-9]+' "$log" | tail -n 1)
count() { sed -E "s/.*$1: ([0-9]+).*/\1/" <<<"$summary"; }
[ -n "$summary" ] || { echo "No test ran."; exit 1; }
failed=$(($(count Errors) + $(count Failed) + $(count Skipped)))
passed=$(($(count Total) - $(count Failed) - $(count Skipped) - $(count 'Not Run')))
# What failed is said again here, where one looks first.
awk '/ \[FAIL\]$/ { left = 30 } /^    / && left-- > 0 { print; next } { left = 0 }' "$log"
[ "$(count Skipped)" = 0 ] || echo "A skipped test counts as a failure here."
echo "$passed passed, $failed failed"
[ "$failed" = 0 ] && [ "$passed" -gt 0 ] && [ "$code" = 0 ]
