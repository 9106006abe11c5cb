# The bot in a container: no root, nothing written but /data and /tmp, so that the file system can be read-only
# (docs/deploying.md). Everything is installed from the lock file.

FROM node:24-slim AS packages
WORKDIR /app
COPY package.json package-lock.json ./
COPY scripts/hooks.js scripts/slim.js scripts/
RUN npm ci --omit=dev

FROM node:24-slim
ENV NODE_ENV=production \
    DATABASE_URL=sqlite:/data/bot.db \
    NPM_CONFIG_CACHE=/tmp/npm \
    NPM_CONFIG_UPDATE_NOTIFIER=false
WORKDIR /app
COPY --from=packages /app/node_modules node_modules
COPY package.json LICENSE ./
COPY cards cards
COPY scripts scripts
COPY src src
RUN mkdir /data && chown node:node /data
USER node
VOLUME ["/data"]
EXPOSE 3978
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT || 3978}/healthz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--disable-warning=ExperimentalWarning", "src/main.ts"]
