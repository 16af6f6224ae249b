#!/bin/sh
# Writes deploy/.env with secrets of its own, once: compose reads it. Arguments: the two domains, or none to try it out.
#   sh deploy/make-env.sh lamplighter.example.org lamplighter-sandbox.example.net
set -eu
cd "$(dirname "$0")"
if [ $# -ne 0 ] && [ $# -ne 2 ]; then
  echo "Name both domains, of the pages and of customers' programs, or none: sh deploy/make-env.sh SITE-DOMAIN SANDBOX-DOMAIN" >&2
  exit 1
fi
if [ -e .env ]; then
  echo "deploy/.env exists: change it by hand, its secrets are in use." >&2
  exit 1
fi
secret() { od -An -N24 -tx1 /dev/urandom | tr -d ' \n'; }
umask 077
cat > .env <<VALUES
SITE_DOMAIN=${1:-lamplighter.localhost}
SANDBOX_DOMAIN=${2:-sandbox.localhost}
CITY_NAME=Stratford
# Newcomers' first jobs wait for a moderator. "none" is for a city that is tried out.
VETTING=first-jobs
# Keep a copy of these elsewhere: without them neither sessions nor customers' storage keys can be read again.
AUTH_SECRET=$(secret)
STORAGE_KEY=$(secret)
POSTGRES_PASSWORD=$(secret)
METRICS_TOKEN=$(secret)
GRAFANA_PASSWORD=$(secret)
S3_ACCESS_KEY_ID=$(secret)
S3_SECRET_ACCESS_KEY=$(secret)
# Cards: both or neither, see docs/running-a-city.md.
STRIPE_SECRET_KEY=
STRIPE_WEBHOOK_SECRET=
# Traces of units, see docs/running-a-city.md.
OTEL_EXPORTER_OTLP_ENDPOINT=
TRACE_PAGE=
# Mail: the catcher at http://localhost:8025 until you name a server of yours.
SMTP_URL=smtp://mail:1025
MAIL_FROM=Lamplighter <lamplighter@${1:-lamplighter.localhost}>
# More settings: .env.example has them all, and those that you add here reach the site.
VALUES
echo "Wrote deploy/.env. Next: docker compose -f deploy/compose.yaml up --build"
