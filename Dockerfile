# syntax=docker/dockerfile:1
# One static binary in an image with nothing else: no shell, no package manager.
#
#   docker build -t gehoor .
#   docker run -p 127.0.0.1:8080:8080 -v gehoor:/data gehoor

FROM golang:1.26-bookworm AS build
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY . .
ENV CGO_ENABLED=0
RUN go build -trimpath -ldflags="-s -w" -o /out/gehoor ./cmd/gehoor \
 && mkdir /out/data /out/tmp

FROM scratch
# For mail, webhooks and a model over https. Time zones are in the binary.
COPY --from=build /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/
COPY --from=build /out/gehoor /gehoor
COPY --from=build --chown=65532:65532 /out/data /data
COPY --from=build --chown=65532:65532 --chmod=0700 /out/tmp /tmp
USER 65532:65532
ENV GEHOOR_ADDR=:8080 GEHOOR_DATA=/data GEHOOR_LOG_FORMAT=json
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=6s --start-period=20s CMD ["/gehoor", "health"]
# The stop is orderly and takes at most stop_within (20 s): give it
# `docker stop --time 30`.
STOPSIGNAL SIGTERM
ENTRYPOINT ["/gehoor"]
CMD ["serve"]
