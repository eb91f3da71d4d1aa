import { render } from "preact";
import "./style.css";
import { App } from "./app";
import { t } from "./i18n";
import { listen } from "./keys";
import { say, tide } from "./store";

listen();
render(<App />, document.getElementById("desk")!);

// The ledger says when it has grown, also by another process; several articles at once are one wave.
const news = new EventSource("/api/v1/events");
let wave: ReturnType<typeof setTimeout> | undefined;
const grown = () => {
  clearTimeout(wave);
  wave = setTimeout(() => {
    tide.value++;
    say(t("new_articles"));
  }, 400);
};
news.addEventListener("articles", grown);
news.addEventListener("changes", grown);
