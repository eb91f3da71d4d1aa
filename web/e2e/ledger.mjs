// A ledger for the tests of the desk: the bundled story, articles whose text would like to be more than text, and a server over them.
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));

export const markup = `<img src=x onerror="document.title='owned'"><script>document.title='owned'</script>`;
const articles = [
  {
    id: "hostile",
    source: "test/hostile",
    published: "2023-03-22",
    publisher: `</a>${markup}`,
    title: `${markup}मोदी से मिले शोल्ज \u202e\u2066`,
    text: `जर्मनी के चांसलर ओलाफ शोल्ज ने बुधवार को बर्लिन में प्रधानमंत्री नरेंद्र मोदी से मुलाकात की। ${markup} \u202eउलटा पाठ\n\nशोल्ज ने मोदी को <b>न्योता</b> दिया।`,
  },
  {
    id: "long",
    source: "test/long",
    published: "2023-03-22",
    publisher: "लंबा",
    title: "लंबा शीर्षक ".repeat(40_000),
    text: "फ्रांस के राष्ट्रपति इमैनुएल मैक्रों ने बुधवार को पेरिस में कहा कि वे अगले महीने भारत की यात्रा करेंगे।",
  },
  {
    id: "threat",
    source: "test/threat",
    published: "2023-03-23",
    publisher: "नवप्रभात",
    title: "ईरान ने चेतावनी दी",
    text: "ईरान के विदेश मंत्री हुसैन अमीर अब्दुल्लाहियान ने गुरुवार को तेहरान में इस्राइल को चेतावनी दी। शायद ईरान किसी बैठक में भाग ले।",
  },
];

/** Starts `bahi serve`; gives its address and how to stop it. `hostile`: with the articles above too. */
export async function serve(bahi, hostile = true) {
  if (process.env.BAHI_URL) return { url: process.env.BAHI_URL, add() {}, stop() {} };
  const folder = mkdtempSync(join(tmpdir(), "bahi-desk-"));
  const db = join(folder, "bahi.db");
  const add = (list) => {
    const file = join(folder, "more.jsonl");
    writeFileSync(file, list.map((a) => JSON.stringify(a) + "\n").join(""));
    execFileSync(bahi, ["add", "--db", db, file], { stdio: "ignore" });
  };
  execFileSync(bahi, ["add", "--db", db, join(root, "stories/kishida/articles.jsonl")], { stdio: "ignore" });
  if (hostile) add(articles);
  const child = spawn(bahi, ["serve", "--db", db, "--listen", "127.0.0.1:0"], { stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  const url = await new Promise((resolve, reject) => {
    const look = (chunk) => {
      said += chunk;
      const found = /http:\/\/[\w.:[\]]+/.exec(said);
      if (found) resolve(found[0]);
    };
    child.stdout.on("data", look);
    child.stderr.on("data", look);
    child.on("exit", () => reject(new Error(`bahi serve ended: ${said}`)));
  });
  return {
    url,
    add,
    stop() {
      child.removeAllListeners("exit");
      child.kill("SIGTERM");
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
