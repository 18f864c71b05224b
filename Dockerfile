# Dafu in a container, for those who want one: Hugo inside, nothing else in it.
#   docker build -t dafu .
#   docker run --rm -u "$(id -u):$(id -g)" -v "$PWD:/site" dafu build
# For scans, build the larger one, with Tesseract: docker build --target scans -t dafu .
FROM golang:1.26.10-trixie AS build
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY tools tools
RUN CGO_ENABLED=0 go build -trimpath -buildvcs=false -ldflags="-s -w" -o /out/dafu ./tools/dafu

FROM debian:trixie-slim AS scans
RUN apt-get update && apt-get install -y --no-install-recommends git tesseract-ocr tesseract-ocr-chi-sim && rm -rf /var/lib/apt/lists/*
COPY --from=build /out/dafu /usr/local/bin/dafu
ENV HOME=/tmp LANG=C.UTF-8
WORKDIR /site
USER 65532:65532
ENTRYPOINT ["/usr/local/bin/dafu"]

# Without a shell and a package manager; the last stage is what docker build makes by itself.
FROM scratch AS dafu
COPY --from=build /usr/share/zoneinfo/Asia/Shanghai /usr/share/zoneinfo/Asia/Shanghai
COPY --from=build /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/ca-certificates.crt
COPY --from=build --chmod=1777 /tmp /tmp
COPY --from=build /out/dafu /usr/local/bin/dafu
ENV HOME=/tmp LANG=C.UTF-8
WORKDIR /site
USER 65532:65532
ENTRYPOINT ["/usr/local/bin/dafu"]
