import { render } from "preact";
import "./style.css";
import { App } from "./app";
import { t } from "./i18n";
import { listen } from "./keys";
import { say, tide } from "./store";

listen();
render(<App />, document.getElementById("desk")!);

// The ledger says when it has changed, also by another process; several changes at once are one wave.
const news = new EventSource("/api/v1/events");
let wave: ReturnType<typeof setTimeout> | undefined;
news.addEventListener("ledger", () => {
  clearTimeout(wave);
  wave = setTimeout(() => tide.value++, 400);
});
news.addEventListener("articles", () => say(t("new_articles")));
