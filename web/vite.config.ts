import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { wordsPlugin } from "./words";

const root = fileURLToPath(new URL("..", import.meta.url));

export default defineConfig({
  plugins: [wordsPlugin(root)],
  esbuild: { jsx: "automatic", jsxImportSource: "preact" },
  build: {
    target: "es2022",
    assetsInlineLimit: 0, // a strict Content-Security-Policy takes no data: fonts
    modulePreload: { polyfill: false },
  },
  server: { proxy: { "/api": process.env.BAHI_API ?? "http://127.0.0.1:8420" } },
  test: { include: ["src/**/*.test.ts"] },
});
