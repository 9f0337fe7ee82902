// The secretary on somebody's page. `start(config, here)` is called by what the server adds at the
// end of this file: the widget's look and words, and the <script> that loaded us.
//
// The page is a stranger's and so are the words: everything stands in a shadow root, styles come as
// a constructed sheet, and text is put in as text, never as HTML.

const KEEP_STREAM_MS = [1000, 2000, 4000, 8000, 15000, 30000];
const TYPING_EVERY_MS = 3000;
const TYPING_LASTS_MS = 6000;
const LONGEST_VOICE_S = 60;
const LONGEST_TEXT = 4000;
const VOICE_RATE = 16000;

// Elements

const SVG = "http://www.w3.org/2000/svg";
const ICONS = {
  chat: "M4 5.5A2.5 2.5 0 0 1 6.5 3h11A2.5 2.5 0 0 1 20 5.5v8a2.5 2.5 0 0 1-2.5 2.5H11l-4.6 4.2A.8.8 0 0 1 5 19.6V16A2.5 2.5 0 0 1 4 13.5z",
  close: "M6 6l12 12M18 6L6 18",
  send: "M5 12h13M12 5.5l6.5 6.5-6.5 6.5",
  attach: "M19 11.5l-7.3 7.3a4.5 4.5 0 0 1-6.4-6.4l7.7-7.7a3 3 0 0 1 4.3 4.3l-7.6 7.6a1.5 1.5 0 0 1-2.2-2.2l6.9-6.8",
  microphone: "M12 3.5a2.5 2.5 0 0 1 2.5 2.5v5.5a2.5 2.5 0 0 1-5 0V6A2.5 2.5 0 0 1 12 3.5zM6 11.5a6 6 0 0 0 12 0M12 17.5v3",
  phone: "M7.2 4h2.3l1.3 4-1.9 1.5a11 11 0 0 0 5.6 5.6L16 13.2l4 1.3v2.3A2.7 2.7 0 0 1 17 19.5 13.5 13.5 0 0 1 4.5 7 2.7 2.7 0 0 1 7.2 4z",
  down: "M6 9.5l6 6 6-6",
  back: "M14.5 6l-6 6 6 6",
};

function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", ICONS[name]);
  svg.append(path);
  return svg;
}

function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== null) element.setAttribute(name, value);
  }
  element.append(...children);
  return element;
}

// Addresses in our own answers may be clicked; all else stays text.
function linked(text) {
  return text.split(/(https?:\/\/[^\s<>"']*[^\s<>"'.,;:!?)])/).map((part, place) =>
    place % 2 ? make("a", { href: part, target: "_blank", rel: "noopener noreferrer nofollow" }, part) : part);
}

// Colours: the company's own, made readable on whatever it stands

const channels = (hex) => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));

function luminance(rgb) {
  const [r, g, b] = rgb.map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one, other) {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

function readable(hex, ground, towards) {
  const from = channels(hex);
  for (let share = 0; share < 1; share += 0.05) {
    const mixed = from.map((value, at) => Math.round(value + (towards[at] - value) * share));
    if (contrast(mixed, ground) >= 4.5) return `rgb(${mixed.join(" ")})`;
  }
  return `rgb(${towards.join(" ")})`;
}

function colours(hex) {
  const white = [255, 255, 255], night = [14, 19, 48];
  const onAccent = contrast(channels(hex), white) >= contrast(channels(hex), night) ? white : night;
  return {
    "--accent": hex,
    "--on-accent": `rgb(${onAccent.join(" ")})`,
    "--accent-light": readable(hex, [246, 247, 249], [0, 0, 0]),
    "--accent-dark": readable(hex, [32, 36, 45], white),
  };
}

const STYLE = `
:host { all: initial; }
.frame {
  --surface: #fff; --sunken: #f1f3f7; --border: #dadee6; --edge: #7f8896;
  --text: #16191f; --text-2: #4a5261; --text-3: #5c6577; --danger: #c22f2f;
  --operator: #0a6b63; --operator-bg: #e0f3f1; --accent-text: var(--accent-light);
  --mine: color-mix(in srgb, var(--accent) 13%, #fff);
  --shadow: 0 12px 40px rgb(16 20 34 / 18%), 0 2px 8px rgb(16 20 34 / 8%);
  color-scheme: light;
  font: 400 15px/1.46 Inter, system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", Arial, sans-serif;
  color: var(--text); text-align: left; -webkit-text-size-adjust: 100%;
}
.frame.dark {
  --surface: #181b22; --sunken: #242934; --border: #2f3541; --edge: #6e7788;
  --text: #eef0f4; --text-2: #b4bbc8; --text-3: #97a0b0; --danger: #ff8a82;
  --operator: #5bd0c4; --operator-bg: #12312f; --accent-text: var(--accent-dark);
  --mine: color-mix(in srgb, var(--accent) 30%, #1d212a);
  --shadow: 0 12px 40px rgb(0 0 0 / 50%), 0 0 0 1px #2c313c;
  color-scheme: dark;
}
.frame *, .frame *::before { box-sizing: border-box; }
[hidden] { display: none !important; }
button, input, textarea { font: inherit; color: inherit; letter-spacing: inherit; }
button { border: 0; background: none; padding: 0; cursor: pointer; -webkit-tap-highlight-color: transparent; }
button:disabled { cursor: default; opacity: .45; }
:focus { outline: none; }
:focus-visible { outline: 2px solid var(--accent-text); outline-offset: 2px; }
svg { width: 22px; height: 22px; fill: none; stroke: currentColor; stroke-width: 1.8; stroke-linecap: round; stroke-linejoin: round; display: block; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }

.launcher {
  position: fixed; bottom: max(20px, env(safe-area-inset-bottom)); right: 20px; z-index: 2147483000;
  width: 60px; height: 60px; border-radius: 50%; display: grid; place-items: center;
  background: var(--accent); color: var(--on-accent); box-shadow: 0 6px 20px rgb(16 20 34 / 22%);
  transition: transform .15s ease-out, box-shadow .15s ease-out;
}
.launcher:hover { transform: translateY(-1px); box-shadow: 0 8px 24px rgb(16 20 34 / 28%); }
.launcher:active { transform: none; }
.launcher:focus-visible { outline-offset: 3px; }
.launcher svg { width: 27px; height: 27px; }
.open .launcher svg:first-child, .frame:not(.open) .launcher svg:nth-child(2) { display: none; }
.badge {
  position: absolute; top: -3px; right: -3px; min-width: 22px; height: 22px; padding: 0 6px; border-radius: 11px;
  background: var(--danger); color: #fff; font-size: 12px; font-weight: 600; line-height: 18px; text-align: center;
  border: 2px solid var(--surface);
}
.dark .badge { background: #d53b40; }

.panel {
  position: fixed; bottom: max(92px, calc(env(safe-area-inset-bottom) + 92px)); right: 20px; z-index: 2147483001;
  width: 392px; height: min(660px, calc(100dvh - 112px)); display: flex; flex-direction: column;
  background: var(--surface); border-radius: 20px; box-shadow: var(--shadow); overflow: hidden;
  transform-origin: bottom right; animation: rise .2s ease-out;
}
.left .launcher, .left .panel { right: auto; left: 20px; }
.left .panel { transform-origin: bottom left; }
@keyframes rise { from { opacity: 0; transform: translateY(10px) scale(.985); } }
@keyframes appear { from { opacity: 0; transform: translateY(4px); } }
@keyframes breathe { 0%, 60%, 100% { opacity: .3; } 30% { opacity: 1; } }

header { display: flex; align-items: center; gap: 12px; padding: 16px 12px 14px 18px; border-bottom: 1px solid var(--border); }
.avatar {
  flex: none; width: 42px; height: 42px; border-radius: 50%; display: grid; place-items: center;
  background: var(--accent); color: var(--on-accent); font-weight: 600; font-size: 17px; text-transform: uppercase;
}
.who { flex: 1; min-width: 0; }
.who h2 { margin: 0; font-size: 16px; line-height: 22px; font-weight: 600; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.who p { margin: 0; font-size: 13px; line-height: 18px; color: var(--text-2); }
.tool {
  flex: none; width: 40px; height: 40px; border-radius: 12px; display: grid; place-items: center; color: var(--text-2);
  transition: background .15s, color .15s;
}
.tool:hover:not(:disabled) { background: var(--sunken); color: var(--text); }

.talk { display: contents; }
.log { flex: 1; min-height: 0; overflow-y: auto; overscroll-behavior: contain; padding: 20px 18px 8px; scrollbar-width: thin; scrollbar-color: var(--border) transparent; }
.row { display: flex; flex-direction: column; align-items: flex-start; margin-bottom: 14px; animation: appear .18s ease-out; }
.row.mine { align-items: flex-end; }
.by { margin: 0 4px 4px; font-size: 12px; line-height: 16px; color: var(--text-3); }
.operator .by { color: var(--operator); font-weight: 500; }
.bubble {
  max-width: 86%; padding: 10px 14px; border-radius: 16px 16px 16px 5px; background: var(--sunken);
  white-space: pre-wrap; overflow-wrap: anywhere;
}
.mine .bubble { background: var(--mine); border-radius: 16px 16px 5px 16px; }
.operator .bubble { background: var(--operator-bg); }
.bubble a { color: var(--accent-text); text-underline-offset: 2px; }
.file { display: inline-flex; gap: 8px; align-items: center; }
.file svg { flex: none; width: 18px; height: 18px; color: var(--text-2); }
.dots { display: inline-flex; gap: 5px; height: 22px; align-items: center; }
.dots i { width: 7px; height: 7px; border-radius: 50%; background: var(--text-2); animation: breathe 1.3s infinite; }
.dots i:nth-child(2) { animation-delay: .18s; }
.dots i:nth-child(3) { animation-delay: .36s; }
details { max-width: 86%; margin: 6px 4px 0; font-size: 13px; line-height: 18px; color: var(--text-2); }
summary { display: inline-block; cursor: pointer; border-radius: 6px; list-style: none; color: var(--text-3); }
summary::-webkit-details-marker { display: none; }
summary::after { content: " \\203A"; display: inline-block; margin-left: 5px; transition: transform .15s; }
details[open] summary::after { transform: rotate(90deg); }
summary:hover { color: var(--text); }
blockquote { margin: 6px 0 2px; padding: 2px 0 2px 12px; border-left: 2px solid var(--border); white-space: pre-wrap; overflow-wrap: anywhere; }
.trouble:empty { display: none; }
.trouble { margin: 5px 4px 0; font-size: 13px; line-height: 18px; color: var(--danger); text-align: right; }
.link { color: var(--accent-text); font-weight: 500; border-radius: 4px; text-underline-offset: 3px; }
.link:hover { text-decoration: underline; }

.notice { margin: 0 18px 12px; padding: 12px 14px; border-radius: 14px; background: var(--sunken); font-size: 14px; line-height: 20px; color: var(--text-2); }
.notice .link { display: inline-block; margin-top: 6px; }
.status { min-height: 0; margin: 0 22px 8px; font-size: 13px; line-height: 18px; color: var(--text-3); }
.status:empty { margin: 0; }

.composer { padding: 8px 14px 0; }
.field { display: flex; align-items: flex-end; gap: 2px; padding: 4px; border: 1px solid var(--edge); border-radius: 16px; transition: border-color .15s; }
.field:focus-within { border-color: var(--accent-text); box-shadow: inset 0 0 0 1px var(--accent-text); }
.field textarea {
  flex: 1; min-width: 0; height: 40px; max-height: 132px; padding: 9px 6px 9px 8px; border: 0; background: none; resize: none;
  line-height: 22px; scrollbar-width: thin; overflow-y: auto;
}
.field textarea:focus-visible { outline: none; }
::placeholder { color: var(--text-3); opacity: 1; }
.field .tool:last-child { background: var(--accent); color: var(--on-accent); }
.field .tool:last-child:disabled { background: none; color: var(--text-3); opacity: 1; }
.recording { flex: 1; display: flex; align-items: center; gap: 10px; height: 40px; padding-left: 12px; color: var(--text-2); font-variant-numeric: tabular-nums; }
.recording::before { content: ""; width: 9px; height: 9px; border-radius: 50%; background: var(--danger); }
.small { margin: 8px 6px 0; font-size: 12px; line-height: 16px; color: var(--text-3); }
.small a { color: inherit; }
.foot { height: 14px; flex: none; }

form.sheet { flex: 1; min-height: 0; overflow-y: auto; display: flex; flex-direction: column; gap: 14px; padding: 20px 18px; animation: appear .18s ease-out; }
.sheet h3 { margin: 0; font-size: 18px; line-height: 24px; font-weight: 600; display: flex; align-items: center; gap: 4px; margin-left: -10px; }
.sheet h3 .tool { width: 36px; height: 36px; }
.sheet p:not(.small) { margin: 0; font-size: 14px; line-height: 20px; color: var(--text-2); }
.sheet .small { margin: 0; }
.sheet label { display: block; font-size: 13px; line-height: 18px; font-weight: 500; color: var(--text-2); }
.sheet input, .sheet textarea {
  display: block; width: 100%; margin-top: 6px; padding: 11px 13px; font-size: 15px; font-weight: 400; line-height: 22px; color: var(--text);
  border: 1px solid var(--edge); border-radius: 12px; background: none; resize: vertical;
}
.sheet textarea { min-height: 96px; }
.sheet input:focus-visible, .sheet textarea:focus-visible { outline-offset: -1px; }
.sheet p.trouble { margin: 6px 0 0; color: var(--danger); text-align: left; font-size: 13px; line-height: 18px; font-weight: 400; }
.main { height: 46px; border-radius: 12px; background: var(--accent); color: var(--on-accent); font-weight: 600; transition: filter .15s; }
.main:hover:not(:disabled) { filter: brightness(1.06); }

@media (max-width: 480px), (max-height: 480px) {
  .panel, .left .panel { inset: 0; width: auto; height: var(--height, 100dvh); border-radius: 0; padding: env(safe-area-inset-top) 0 env(safe-area-inset-bottom); }
  .open .launcher { display: none; }
  .launcher, .left .launcher { bottom: max(16px, env(safe-area-inset-bottom)); right: 16px; }
  .left .launcher { right: auto; left: 16px; }
  .tool { width: 44px; height: 44px; }
  .field textarea, .sheet input, .sheet textarea { font-size: 16px; }
  .field textarea { height: 44px; padding-top: 11px; }
  .recording { height: 44px; }
}
@media (prefers-reduced-motion: reduce) {
  .frame *, .frame *::before { animation: none !important; transition: none !important; }
  .dots i { opacity: .6; }
}
@media (forced-colors: active) { .panel, .launcher, .bubble, .field { border: 1px solid CanvasText; } }
`;

// What the browser keeps. It may refuse: then a reload forgets, and nothing else is lost.

function kept(storage, name) {
  return {
    read() { try { return window[storage].getItem(name); } catch { return null; } },
    write(value) {
      try {
        if (value === null) window[storage].removeItem(name);
        else window[storage].setItem(name, value);
      } catch { /* refused */ }
    },
  };
}

// The server

// A message that is sent again after a failure is known by its key.
function newKey() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

class Refused extends Error {
  constructor(status, error) {
    super(error?.message || "");
    this.status = status;
  }
}

class Server {
  constructor(base, widget, language) {
    this.base = base;
    this.widget = widget;
    this.language = language;
    this.id = kept("localStorage", `secretary.${widget}.id`);
    this.token = kept("localStorage", `secretary.${widget}.token`);
    this.spare = this.token.read();
    this.session = this.id.read();
  }

  async ask(method, path, { body = null, type = null, query = {}, signal = null } = {}) {
    const url = new URL(`widget/chat/${path}`, this.base);
    url.searchParams.set("instance", this.widget);
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
    const headers = { "Accept-Language": this.language };
    if (this.spare) headers["X-Visitor"] = this.spare;
    if (body !== null) headers["Content-Type"] = type || "application/json";
    const sent = body === null || type ? body : JSON.stringify(body);
    const answer = await fetch(url, { method, headers, body: sent, signal, credentials: "include", cache: "no-store" });
    if (!answer.ok) throw new Refused(answer.status, (await answer.json().catch(() => ({}))).error);
    return answer;
  }

  async json(method, path, more) {
    return (await this.ask(method, path, more)).json();
  }

  inside(what = "") {
    return `session/${encodeURIComponent(this.session || "current")}${what && "/"}${what}`;
  }

  // What was said before, and how things stand. A browser that keeps nothing else may still have
  // the cookie.
  async resume() {
    const language = this.language;
    try {
      const found = await this.json("GET", this.inside(), { query: { language } });
      if (found.id) this.remember(found.id);
      return found;
    } catch (error) {
      if (!(error instanceof Refused) || error.status !== 401) throw error;
      this.forget();
      return this.json("GET", this.inside(), { query: { language } });
    }
  }

  // The cookie is the better place for the token: no script of the page can read it there. Only
  // where the browser blocks cookies of other sites does the token go into its storage.
  async begin(page) {
    if (this.session) return;
    const begun = await this.json("POST", "session", { body: { language: this.language, page } });
    this.remember(begun.id);
    try {
      await this.json("GET", this.inside("check"));
    } catch {
      this.spare = begun.token;
      this.token.write(begun.token);
    }
  }

  remember(id) {
    this.session = id;
    this.id.write(id);
  }

  forget() {
    this.session = this.spare = null;
    this.id.write(null);
    this.token.write(null);
  }
}

// Server-sent events of an answer: `EventSource` cannot send our header, nor a body.
async function* events(answer) {
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  try {
    for (;;) {
      const { value, done } = await reader.read();
      if (done) return;
      const blocks = (rest + value).split(/\r?\n\r?\n/);
      rest = blocks.pop();
      for (const block of blocks) {
        let name = "message", data = "";
        for (const line of block.split(/\r?\n/)) {
          if (line.startsWith("event:")) name = line.slice(6).trim();
          else if (line.startsWith("data:")) data += line.slice(5).trim();
        }
        if (data) yield { name, ...JSON.parse(data) };
      }
    }
  } finally {
    reader.cancel().catch(() => {});
  }
}

// Sound: whatever the browser records becomes 16 kHz mono PCM, which needs no codec elsewhere
async function asWave(blob) {
  const context = new AudioContext();
  const sound = await context.decodeAudioData(await blob.arrayBuffer()).finally(() => context.close());
  const offline = new OfflineAudioContext(1, Math.max(1, Math.ceil(sound.duration * VOICE_RATE)), VOICE_RATE);
  const source = offline.createBufferSource();
  source.buffer = sound;
  source.connect(offline.destination);
  source.start();
  const samples = (await offline.startRendering()).getChannelData(0);
  const view = new DataView(new ArrayBuffer(44 + samples.length * 2));
  const word = (at, text) => [...text].forEach((char, place) => view.setUint8(at + place, char.charCodeAt(0)));
  word(0, "RIFF"); view.setUint32(4, 36 + samples.length * 2, true); word(8, "WAVEfmt ");
  view.setUint32(16, 16, true); view.setUint16(20, 1, true); view.setUint16(22, 1, true);
  view.setUint32(24, VOICE_RATE, true); view.setUint32(28, VOICE_RATE * 2, true);
  view.setUint16(32, 2, true); view.setUint16(34, 16, true);
  word(36, "data"); view.setUint32(40, samples.length * 2, true);
  samples.forEach((value, place) => view.setInt16(44 + place * 2, Math.max(-1, Math.min(1, value)) * 32767, true));
  return new Blob([view], { type: "audio/wav" });
}

class Widget {
  constructor(config, here) {
    this.config = config;
    const wished = (here?.dataset.language || document.documentElement.lang || navigator.language || "").slice(0, 2).toLowerCase();
    this.language = config.languages.includes(wished) ? wished : config.languages[0];
    this.words = config.words[this.language];
    this.server = new Server(new URL(".", here.src), config.id, this.language);
    this.shown = kept("sessionStorage", `secretary.${config.id}.open`);
    this.known = new Set();
    this.last = null;
    this.unread = 0;
    this.busy = false;
    this.build();
    if (this.shown.read()) this.open({ focus: false });
    else if (this.server.session) this.load();
  }

  // Building

  build() {
    const { words, config } = this;
    const host = make("div", { id: `secretary-${config.id}`, lang: this.language });
    const root = host.attachShadow({ mode: "open" });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    root.adoptedStyleSheets = [sheet];
    this.frame = make("div", { class: `frame ${config.side}` });
    for (const [name, value] of Object.entries(colours(config.colour))) this.frame.style.setProperty(name, value);
    const dark = matchMedia("(prefers-color-scheme: dark)");
    const paint = () => this.frame.classList.toggle("dark", config.theme === "dark" || (config.theme === "auto" && dark.matches));
    paint();
    dark.addEventListener("change", paint);

    this.badge = make("span", { class: "badge", hidden: true, "aria-hidden": "true" });
    this.launcher = make("button", { class: "launcher", type: "button", "aria-label": words.open, title: words.open, "aria-haspopup": "dialog", "aria-expanded": "false", onclick: () => this.toggle() }, icon("chat"), icon("down"), this.badge);
    this.told = make("div", { class: "unseen", role: "status" });
    this.frame.append(this.launcher, this.told, this.buildPanel());
    this.frame.addEventListener("keydown", (event) => this.key(event));
    root.append(this.frame);
    document.body.append(host);
    window.visualViewport?.addEventListener("resize", () => this.frame.style.setProperty("--height", `${window.visualViewport.height}px`));
    document.addEventListener("visibilitychange", () => this.listen());
  }

  buildPanel() {
    const { words, config } = this;
    const tool = (name, label, act, more = {}) => make("button", { class: "tool", type: "button", "aria-label": label, title: label, onclick: act, ...more }, icon(name));
    this.state = make("p", {}, words.status);
    this.callTool = tool("phone", words.call, () => this.showSheet("call"), { hidden: !config.calls });
    const header = make("header", {},
      make("div", { class: "avatar", "aria-hidden": "true" }, config.avatar || words.title.slice(0, 1)),
      make("div", { class: "who" }, make("h2", { id: "title" }, words.title), this.state),
      this.callTool, tool("close", words.close, () => this.close()));
    this.log = make("div", { class: "log", role: "log", "aria-label": words.log, tabindex: "0" });
    this.notice = make("div", { class: "notice", hidden: true });
    this.status = make("div", { class: "status", role: "status" });
    this.composer = this.buildComposer(tool);
    this.talk = make("div", { class: "talk" }, this.log, this.notice, this.status, this.composer);
    this.panel = make("div", { class: "panel", role: "dialog", "aria-labelledby": "title", tabindex: "-1", hidden: true }, header, this.talk);
    return this.panel;
  }

  buildComposer(tool) {
    const { words, config } = this;
    this.input = make("textarea", { rows: "1", maxlength: LONGEST_TEXT, placeholder: words.placeholder, "aria-label": words.placeholder, enterkeyhint: "send", oninput: () => this.typed() });
    this.picker = make("input", { type: "file", hidden: true, tabindex: "-1", accept: config.kinds, "aria-label": words.attach, onchange: () => this.sendFile() });
    const records = config.voice && navigator.mediaDevices && window.MediaRecorder && window.OfflineAudioContext;
    this.attach = tool("attach", words.attach, () => this.picker.click(), { hidden: !config.files });
    this.mic = tool("microphone", words.record, () => this.record(), { hidden: !records });
    this.send = tool("send", words.send, () => this.submit(), { disabled: true });
    this.consent = make("p", { class: "small" }, ...this.consentText());
    this.field = make("div", { class: "field" }, this.attach, this.input, this.picker, this.mic, this.send);
    return make("div", { class: "composer" }, this.field, this.consent, make("div", { class: "foot" }));
  }

  consentText() {
    const { words, config } = this;
    if (!config.link) return [words.consent];
    return [`${words.consent} `, make("a", { href: config.link, target: "_blank", rel: "noopener noreferrer" }, words.consent_more)];
  }

  // Open and closed

  toggle() { this.panel.hidden ? this.open({ focus: true }) : this.close(); }

  open({ focus }) {
    this.panel.hidden = false;
    this.frame.classList.add("open");
    this.launcher.setAttribute("aria-expanded", "true");
    this.shown.write("1");
    this.read();
    this.load();
    this.toEnd();
    // On a touch screen the keyboard would cover what is to be read first.
    if (focus) (matchMedia("(pointer: coarse)").matches ? this.panel : this.input).focus();
  }

  close() {
    this.panel.hidden = true;
    this.frame.classList.remove("open");
    this.launcher.setAttribute("aria-expanded", "false");
    this.shown.write(null);
    this.launcher.focus();
  }

  read() {
    this.unread = 0;
    this.badge.hidden = true;
    this.launcher.setAttribute("aria-label", this.words.open);
    this.told.textContent = "";
  }

  key(event) {
    if (this.panel.hidden) return;
    if (event.key === "Escape") {
      event.stopPropagation();
      this.sheet ? this.hideSheet() : this.close();
    } else if (event.key === "Enter" && event.target === this.input && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      this.submit();
    } else if (event.key === "Tab" && this.panel.contains(event.target)) {
      const stops = [...this.panel.querySelectorAll("a[href], button, input, textarea, summary, [tabindex='0']")]
        .filter((each) => !each.disabled && each.tabIndex >= 0 && each.getClientRects().length);
      const end = event.shiftKey ? stops[0] : stops[stops.length - 1];
      if (event.target === end || (event.shiftKey && event.target === this.panel)) {
        event.preventDefault();
        (event.shiftKey ? stops[stops.length - 1] : stops[0])?.focus();
      }
    }
  }

  // What was said before, and how things stand

  load() {
    this.loaded ||= this.fetchAll().catch(() => {
      this.loaded = null;
      this.say(this.words.offline);
    });
    return this.loaded;
  }

  async fetchAll() {
    const found = await this.server.resume();
    if (!this.greeted) this.greet();
    for (const message of found.messages) this.show(message, { quiet: true });
    if (found.messages.length) this.consent.hidden = true;
    this.stand(found.presence, found.person);
    this.listen();
    this.say("");
    this.toEnd();
  }

  greet() {
    this.greeted = true;
    this.row({ role: "assistant", text: this.words.greeting });
  }

  stand(presence, person) {
    const { words, config } = this;
    this.presence = presence;
    this.state.textContent = person ? words.status_person : words.status;
    this.notice.hidden = presence.open || person;
    if (this.notice.hidden) return;
    this.notice.replaceChildren(make("div", {}, presence.text));
    if (config.form) this.notice.append(make("button", { class: "link", type: "button", onclick: () => this.showSheet("form") }, words.form));
  }

  // The talk as it is seen

  row({ role, text, at = Date.now(), sources = [], file = false }) {
    const { words } = this;
    const mine = role === "visitor";
    const name = mine ? words.you : role === "operator" ? words.operator : words.secretary;
    const time = new Date(at).toLocaleTimeString(this.language, { hour: "numeric", minute: "2-digit" });
    const bubble = make("div", { class: "bubble" });
    if (file) bubble.append(make("span", { class: "file" }, icon("attach"), make("span", {}, text)));
    else bubble.append(...(mine ? [text] : linked(text)));
    const row = make("div", { class: `row ${mine ? "mine" : role}` },
      make("div", { class: mine ? "unseen" : "by" }, `${name} · ${time}`), bubble);
    this.rest(row, sources);
    this.log.append(row);
    return row;
  }

  rest(row, sources) {
    for (const source of sources) {
      const title = [source.title, source.section, source.page && `${this.words.page} ${source.page}`].filter(Boolean).join(", ");
      row.append(make("details", {}, make("summary", {}, `${this.words.source}: ${title}`), make("blockquote", {}, source.quote)));
    }
  }

  show(message, { quiet = false } = {}) {
    if (this.known.has(message.id)) return;
    this.known.add(message.id);
    this.last = message.id;
    this.row(message);
    if (message.role === "operator") this.typing(false);
    if (quiet || message.role === "visitor") return;
    if (this.panel.hidden) {
      this.unread += 1;
      this.badge.textContent = this.unread;
      this.badge.hidden = false;
      this.told.textContent = this.words.unread;
      this.launcher.setAttribute("aria-label", `${this.words.open}. ${this.words.unread}`);
    }
    this.toEnd();
  }

  toEnd() { this.log.scrollTop = this.log.scrollHeight; }

  say(text) { if (this.status.textContent !== text) this.status.textContent = text; }

  // Asking

  typed() {
    const { input } = this;
    input.style.height = "";
    input.style.height = `${Math.min(132, Math.max(input.clientHeight, input.scrollHeight))}px`;
    this.send.disabled = this.busy || !input.value.trim();
    const left = LONGEST_TEXT - input.value.length;
    this.say(left < 200 ? this.words.left.replace("%", left) : "");
    if (this.server.session && Date.now() - (this.toldTyping || 0) > TYPING_EVERY_MS) {
      this.toldTyping = Date.now();
      this.server.ask("POST", this.server.inside("typing")).catch(() => {});
    }
  }

  submit() {
    const text = this.input.value.trim();
    if (!text || this.busy) return;
    this.input.value = "";
    this.typed();
    this.say("");
    this.put(this.row({ role: "visitor", text }), "ask", { body: { text, key: newKey() } });
  }

  async put(row, path, request) {
    this.working(true);
    this.consent.hidden = true;
    row.querySelector(".trouble")?.remove();
    this.toEnd();
    let answer = null, done = false;
    try {
      await this.server.begin(location.origin + location.pathname);
      this.listen();
      for await (const event of events(await this.server.ask("POST", this.server.inside(path), request))) {
        if (event.name === "heard") {
          this.known.add(event.id);
          this.last = event.id;
          if (!event.file) row.querySelector(".bubble").textContent = event.text;
          if (event.answered) answer = this.beginAnswer();
          else done = true;
        } else if (event.name === "sentence") {
          answer ||= this.beginAnswer();
          answer.say(event.text);
        } else if (event.name === "message") {
          done = true;
          answer?.end(event);
          if (!answer) this.show(event);
          this.known.add(event.id);
          this.last = event.id;
        } else if (event.name === "person") {
          this.stand(this.presence, event.on);
        } else if (event.name === "trouble") {
          throw new Refused(0, event);
        }
        this.toEnd();
      }
      if (!done) throw new Error("cut off");
    } catch (error) {
      answer?.drop();
      this.failed(row, path, request, error);
    }
    this.working(false);
  }

  beginAnswer() {
    const row = this.row({ role: "assistant", text: "" });
    const bubble = row.querySelector(".bubble");
    const dots = make("span", { class: "dots", role: "img", "aria-label": this.words.typing }, make("i"), make("i"), make("i"));
    bubble.append(dots);
    let said = false;
    return {
      say: (text) => {
        dots.remove();
        bubble.append(make("span", {}, ...(said ? [" "] : []), ...linked(text)));
        said = true;
      },
      end: (message) => {
        dots.remove();
        this.rest(row, message.sources);
      },
      drop: () => row.remove(),
    };
  }

  failed(row, path, request, error) {
    if (error instanceof Refused && error.status === 401) this.server.forget();
    const text = error instanceof Refused && error.message ? error.message : this.words.failed;
    const trouble = make("div", { class: "trouble", role: "alert" }, `${text} `);
    row.append(trouble);
    this.toEnd();
    // What was refused for what it is will be refused again.
    if (error instanceof Refused && error.status > 401 && error.status < 429) return;
    const again = make("button", { class: "link", type: "button", onclick: () => { if (!this.busy) this.put(row, path, request); } }, this.words.retry);
    trouble.append(again);
  }

  working(busy) {
    this.busy = busy;
    this.attach.disabled = this.mic.disabled = busy;
    this.send.disabled = busy || !this.input.value.trim();
    this.log.setAttribute("aria-busy", busy);
  }

  // Files and voice

  sendFile() {
    const file = this.picker.files[0];
    this.picker.value = "";
    if (!file || this.busy) return;
    const row = this.row({ role: "visitor", text: file.name, file: true });
    if (file.size > this.config.largest) this.failed(row, "file", {}, new Refused(413, { message: this.words.too_large }));
    else this.put(row, "file", { body: file, type: "application/octet-stream", query: { name: file.name.slice(-150) } });
  }

  async record() {
    let stream;
    try {
      stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    } catch {
      return this.say(this.words.mic_refused);
    }
    const { words } = this;
    const recorder = new MediaRecorder(stream), pieces = [], begun = Date.now();
    const clock = make("span", {}, "0:00");
    const bar = make("div", { class: "recording", role: "timer", "aria-label": words.recording }, clock);
    const cancel = make("button", { class: "tool", type: "button", "aria-label": words.cancel, title: words.cancel }, icon("close"));
    const done = make("button", { class: "tool", type: "button", "aria-label": words.send, title: words.send }, icon("send"));
    const before = [...this.field.children];
    const ticking = setInterval(() => {
      const seconds = Math.floor((Date.now() - begun) / 1000);
      clock.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
      if (seconds >= LONGEST_VOICE_S) finish(true);
    }, 250);
    const finish = (wanted) => {
      if (recorder.state === "inactive") return;
      clearInterval(ticking);
      recorder.onstop = async () => {
        stream.getTracks().forEach((track) => track.stop());
        this.field.replaceChildren(...before);
        this.input.focus();
        if (!wanted) return;
        const row = this.row({ role: "visitor", text: words.voice });
        try {
          const wave = await asWave(new Blob(pieces, { type: recorder.mimeType }));
          this.put(row, "voice", { body: wave, type: "audio/wav" });
        } catch {
          this.failed(row, "voice", {}, new Refused(415, {}));
        }
      };
      recorder.stop();
    };
    recorder.ondataavailable = (event) => pieces.push(event.data);
    cancel.onclick = () => finish(false);
    done.onclick = () => finish(true);
    this.field.replaceChildren(cancel, bar, done);
    done.focus();
    recorder.start();
  }

  // Forms: to be called, and to leave a message

  showSheet(kind) {
    const { words } = this;
    this.hideSheet({ focus: false });
    const input = (name, label, more) => make("label", {}, label, make(more.rows ? "textarea" : "input", { name, ...more }));
    const fields = kind === "call"
      ? [input("phone", words.phone, { type: "tel", autocomplete: "tel", inputmode: "tel", required: true, maxlength: 30, placeholder: words.phone_example })]
      : [input("name", words.name, { autocomplete: "name", maxlength: 100 }),
        input("contact", words.contact, { autocomplete: "tel", maxlength: 100, required: true }),
        input("text", words.message, { rows: 4, maxlength: LONGEST_TEXT, required: true })];
    const trouble = make("p", { class: "trouble", role: "alert" });
    const main = make("button", { class: "main" }, words[`${kind}_send`]);
    const leave = make("button", { class: "tool", type: "button", "aria-label": words.back, title: words.back, onclick: () => this.hideSheet() }, icon("back"));
    this.sheet = make("form", { class: "sheet", novalidate: true, onsubmit: (event) => { event.preventDefault(); this.sendSheet(kind, main, trouble); } },
      make("h3", {}, leave, words[`${kind}_title`]), make("p", {}, words[`${kind}_help`]), ...fields, trouble, main,
      make("p", { class: "small" }, ...this.consentText()));
    this.talk.hidden = true;
    this.panel.append(this.sheet);
    (this.sheet.querySelector("input") || leave).focus();
  }

  hideSheet({ focus = true } = {}) {
    this.sheet?.remove();
    this.sheet = null;
    this.talk.hidden = false;
    if (focus) this.input.focus();
  }

  async sendSheet(kind, main, trouble) {
    const missing = [...this.sheet.elements].find((each) => each.required && !each.value.trim());
    if (missing) {
      missing.setAttribute("aria-invalid", "true");
      missing.parentElement.append(trouble);
      trouble.textContent = this.words.missing;
      return missing.focus();
    }
    main.disabled = true;
    main.before(trouble);
    trouble.textContent = "";
    try {
      await this.server.begin(location.origin + location.pathname);
      const body = Object.fromEntries(new FormData(this.sheet));
      const done = await this.server.json("POST", this.server.inside(kind === "call" ? "call" : "message"), { body });
      this.hideSheet();
      this.consent.hidden = true;
      for (const message of done.messages) this.show(message);
      this.listen();
    } catch (error) {
      if (error instanceof Refused && error.status === 401) this.server.forget();
      trouble.textContent = (error instanceof Refused && error.message) || this.words.failed;
      main.disabled = false;
    }
  }

  // What the people there write, as it comes. Only while the page is looked at: a browser has few
  // connections for all the tabs of a site.

  async listen() {
    if (document.hidden) return this.stream?.abort();
    if (!this.server.session || (this.stream && !this.stream.signal.aborted)) return;
    const stream = this.stream = new AbortController();
    for (let tries = 0; !stream.signal.aborted; tries += 1) {
      try {
        const answer = await this.server.ask("GET", this.server.inside("events"), { query: this.last ? { after: this.last } : {}, signal: stream.signal });
        for await (const event of events(answer)) {
          tries = 0;
          this.say("");
          if (event.name === "typing") this.typing(event.on);
          else if (event.name === "person") this.stand(this.presence, event.on);
          else if (event.name === "message" && !(this.busy && event.role !== "operator")) this.show(event);
        }
      } catch (error) {
        if (stream.signal.aborted) return;
        if (error instanceof Refused && error.status < 429) return stream.abort();
        if (tries > 1 && !this.panel.hidden) this.say(this.words.offline);
      }
      const wait = KEEP_STREAM_MS[Math.min(tries, KEEP_STREAM_MS.length - 1)];
      await new Promise((go) => setTimeout(go, wait * (0.7 + Math.random() * 0.6)));
    }
  }

  typing(on) {
    clearTimeout(this.typingEnds);
    this.say(on ? this.words.operator_typing : "");
    if (on) this.typingEnds = setTimeout(() => this.say(""), TYPING_LASTS_MS);
  }
}

function start(config, here) {
  const begin = () => { if (!document.getElementById(`secretary-${config.id}`)) new Widget(config, here); };
  if (document.body) begin();
  else document.addEventListener("DOMContentLoaded", begin, { once: true });
}
