# Not built where mtlint is developed: there is no Docker there.
# docker build -t mtlint . && docker run --rm --network none -v "$PWD:/work:ro" mtlint check articles/
FROM rust:1.95-slim AS build
WORKDIR /src
COPY . .
RUN cargo build --release --locked

FROM debian:stable-slim
COPY --from=build /src/target/release/mtlint /usr/local/bin/mtlint
COPY --from=build /src/LICENSE-MIT /src/LICENSE-APACHE /src/data/LICENSES /usr/share/doc/mtlint/
# The articles are read; nothing is written unless a folder for it is mounted.
USER nobody
WORKDIR /work
ENTRYPOINT ["mtlint"]
