// Thousands of pictures as one element: pages of JSON come as one scrolls, and only what is in sight is in the document.
const NARROW = 560, LEAST = 212, WORDS = 50, AHEAD = 700, PAGE = 100, FAST = 500, EDGE = 256, SOFT = 1.2;
const STEPS = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: "up", ArrowDown: "down", Home: "home", End: "end", PageUp: "back", PageDown: "on" };

export default {
  template: `
    <section class="wall" @keydown.esc="clear">
      <div v-if="picks && picked.size" class="wall-bar" role="toolbar" aria-label="What to do with the selected pictures">
        <b role="status">{{ picked.size }} selected</b>
        <span class="wall-acts">
          <button v-for="a in acts" :key="a.key" type="button" class="btn quiet before" :class="'i-' + a.icon" :title="a.label" :aria-label="a.label" @click="act(a.key)"><span>{{ a.label }}</span></button>
        </span>
        <button type="button" class="icon-btn before i-close" aria-label="Select nothing" title="Select nothing" @click="clear"></button>
      </div>
      <ul ref="grid" class="wall-grid" role="list" aria-label="Pictures" :aria-busy="loading ? 'true' : 'false'" :style="{ height: height + 'px' }" @keydown="key">
        <li v-for="c in sight" :key="c.id" class="card" :class="{ on: picks && picked.has(c.id) }" :style="place(c.at)" :aria-setsize="ended ? count : -1" :aria-posinset="c.at + 1">
          <button type="button" class="card-open" :style="{ height: tall + 'px' }" :data-at="c.at" :tabindex="c.at === current ? 0 : -1" :aria-label="(selecting ? 'Select ' : 'Open ') + c.title" :aria-pressed="selecting ? (picked.has(c.id) ? 'true' : 'false') : null" @focus="current = c.at" @click="press($event, c.at)">
            <img v-if="c.src" :src="c.src" :alt="c.title" decoding="async" draggable="false" />
          </button>
          <div class="card-words"><p :title="c.title">{{ c.title }}</p><small>{{ c.note }}</small></div>
          <div class="card-tools">
            <button v-if="acts.length" type="button" class="card-pick before i-check" role="checkbox" :tabindex="c.at === current ? 0 : -1" :aria-checked="picks && picked.has(c.id) ? 'true' : 'false'" :aria-label="'Select ' + c.title" @click="pick(c.at, $event.shiftKey)"></button>
            <button v-if="can.remove" type="button" class="card-bin before i-bin" :tabindex="c.at === current ? 0 : -1" :aria-label="'Delete ' + c.title" title="Delete" @click="once($event, 'remove', c.id)"></button>
            <button v-if="can.restore" type="button" class="card-back before i-again" :tabindex="c.at === current ? 0 : -1" :aria-label="'Restore ' + c.title" title="Restore" @click="once($event, 'restore', c.id)"></button>
            <button v-if="can.favourite" type="button" class="card-fav before" :class="c.favourite ? 'i-heart-full' : 'i-heart'" :tabindex="c.at === current ? 0 : -1" :aria-pressed="c.favourite ? 'true' : 'false'" :aria-label="'Favourite ' + c.title" @click="favour(c.at)"></button>
          </div>
        </li>
      </ul>
      <p v-if="trouble" class="wall-trouble" role="alert">{{ trouble }} <button type="button" class="btn" @click="more">Try again</button></p>
      <p v-else-if="loading" class="wall-foot" role="status">{{ gathering ? "Fetching all of them: " + items.length + " so far …" : "One moment …" }}</p>
      <button v-if="fresh" type="button" class="btn gold wall-fresh before i-up" @click="unroll">{{ fresh === 1 ? "1 new picture" : fresh + " new pictures" }}</button>
    </section>`,
  props: { source: String, query: Object, thumbs: String, sharp: String, pictures: String, labels: Object, can: Object, acts: Array },
  data: () => ({ sight: [], count: 0, height: 0, columns: 1, wide: 0, tall: 0, gap: 16, row: 1, current: 0, picks: 0, loading: false, ended: false, gathering: false, fresh: 0, trouble: "" }),
  computed: {
    selecting() { return this.picks > 0 && this.picked.size > 0; },
  },
  created() {
    // What there are thousands of is not watched by Vue.
    this.items = [];
    this.known = new Map();
    this.picked = new Set();
    this.taken = new Map();
    this.waiting = [];
    this.fetched = new Set();
    this.serial = 0;
    this.was = 0;
  },
  mounted() {
    this.sizes = new ResizeObserver(() => this.measure());
    this.sizes.observe(this.$refs.grid);
    this.scrolled = () => { this.frame ??= requestAnimationFrame(() => { this.frame = null; this.hurry(); }); };
    addEventListener("scroll", this.scrolled, { passive: true, capture: true });
    this.reload();
  },
  beforeUnmount() {
    this.serial++;
    clearTimeout(this.calm);
    this.sizes.disconnect();
    removeEventListener("scroll", this.scrolled, { capture: true });
  },
  watch: {
    query(now, before) { if (JSON.stringify(now) !== JSON.stringify(before)) this.reload(); },
  },
  methods: {
    reload() {
      this.serial++;
      this.items = [];
      this.known.clear();
      this.taken.clear();
      this.cursor = null;
      this.current = 0;
      this.loading = this.ended = this.gathering = false;
      this.waiting = [];
      this.fresh = 0;
      this.clear();
      const top = this.$refs.grid.getBoundingClientRect().top;
      if (top < 0) scrollBy({ top: top - 120 });
      return this.more();
    },
    async more() {
      if (this.loading || this.ended) return;
      const serial = this.serial, empty = !this.items.length;
      this.loading = true;
      this.trouble = "";
      try {
        const said = await this.ask(this.cursor);
        if (serial !== this.serial) return;
        for (const a of said.items) if (!this.known.has(a.id) && !this.taken.has(a.id)) this.put(a);
        this.cursor = said.next_cursor;
        this.ended = !this.cursor;
      } catch (problem) {
        if (serial !== this.serial) return;
        this.trouble = (!(problem instanceof TypeError) && problem.message) || "The pictures could not be fetched.";
      } finally {
        if (serial === this.serial) this.loading = false;
      }
      if (this.trouble) return;
      if (empty) this.tell();
      this.measure();
    },
    async ask(cursor) {
      const asked = new URLSearchParams({ limit: PAGE, ...(cursor ? { cursor } : {}) });
      for (const [name, wanted] of Object.entries(this.query)) for (const one of [wanted].flat()) asked.append(name, one);
      const answer = await fetch(`${window.path_prefix || ""}${this.source}?${asked}`, { headers: { accept: "application/json" } });
      const said = await answer.json();
      if (answer.status === 401) location.reload();
      if (!answer.ok) throw new Error(said.error?.message);
      return said;
    },
    // All there are, for what concerns the last or every one of them.
    async all() {
      const serial = this.serial;
      if (this.gathering) return false;
      this.gathering = true;
      while (!this.ended && !this.trouble && serial === this.serial) {
        if (this.loading) await new Promise((done) => setTimeout(done, 50));
        else await this.more();
      }
      if (serial === this.serial) this.gathering = false;
      return serial === this.serial;
    },
    // What was painted since: at once where one looks at the newest, else when one asks for it, or a click would miss.
    async freshen() {
      const serial = this.serial;
      if (this.loading && !this.items.length) return;
      let said;
      try { said = await this.ask(null); } catch { return; } // the next one that comes brings it along
      if (serial !== this.serial) return;
      this.waiting = said.items.filter((a) => !this.known.has(a.id) && !this.taken.has(a.id) && a.id > (this.items[0]?.id ?? ""));
      const gap = this.items.length && said.next_cursor && this.waiting.length === said.items.length; // more than a page
      if (gap && !this.selecting) return void this.reload();
      if (this.selecting || this.$refs.grid.getBoundingClientRect().top < 0) this.fresh = this.waiting.length;
      else this.unroll(false);
    },
    unroll(up = true) {
      const focused = this.$refs.grid.contains(document.activeElement), held = this.items[this.current]?.id;
      const old = this.items;
      this.items = [];
      for (const a of this.waiting) this.put(a);
      const came = this.items.length;
      this.items.push(...old);
      this.waiting = [];
      this.fresh = 0;
      if (held) this.current += came;
      this.tell();
      this.measure();
      if (focused) this.$nextTick(() => this.$refs.grid?.querySelector(`[data-at="${this.current}"]`)?.focus({ preventScroll: true }));
      if (up) this.reveal(0);
    },
    put(a) {
      const title = a.title || "Untitled";
      const day = new Date(a.created_at).toLocaleDateString("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
      const note = [this.labels[a.asset_type] || this.labels[a.kind] || "Picture", day, ...(a.rating ? ["★".repeat(a.rating)] : [])].join(" · ");
      const card = { id: a.id, title, note, favourite: a.favourite, shape: a.width / a.height || 1 };
      this.known.set(a.id, card);
      this.items.push(card);
    },
    // The small one has EDGE pixels on its longer side; it fills the card, which may draw it out too far.
    thumb({ id, shape }) {
      const drawn = Math.max(this.wide / Math.min(1, shape), this.tall * Math.max(1, shape)) * devicePixelRatio;
      return (window.path_prefix || "") + (this.sharp && drawn > EDGE * SOFT ? this.sharp : this.thumbs).replace("{id}", id);
    },
    place(at) {
      const x = (at % this.columns) * (this.wide + this.gap), y = Math.floor(at / this.columns) * this.row;
      return { width: this.wide + "px", transform: `translate(${x}px, ${y}px)` };
    },
    measure() {
      const width = this.$refs.grid?.clientWidth;
      if (!width) return;
      this.gap = width < NARROW ? 12 : 16;
      this.columns = width < NARROW ? 2 : Math.max(2, Math.floor((width + this.gap) / (LEAST + this.gap)));
      this.wide = (width - this.gap * (this.columns - 1)) / this.columns;
      this.tall = Math.round(this.wide * 0.75);
      this.row = this.tall + WORDS + (width < NARROW ? 16 : 24);
      this.count = this.items.length;
      this.height = Math.ceil(this.count / this.columns) * this.row;
      this.look();
    },
    // Whoever flies past asks for no pictures; they come where the flight ends.
    hurry() {
      if (!this.$refs.grid) return;
      const top = this.$refs.grid.getBoundingClientRect().top;
      this.fast = Math.abs(top - this.was) > FAST;
      this.was = top;
      clearTimeout(this.calm);
      if (this.fast) this.calm = setTimeout(() => { this.fast = false; this.look(); }, 120);
      this.look(true);
    },
    seen(card) {
      if (this.fast && !this.fetched.has(card.id)) return null;
      this.fetched.add(card.id);
      return this.thumb(card);
    },
    look(onlyMoved = false) {
      if (!this.$refs.grid) return;
      const top = this.$refs.grid.getBoundingClientRect().top;
      const from = Math.max(0, Math.floor((-top - AHEAD) / this.row)) * this.columns;
      const to = Math.min(this.items.length, Math.max(0, Math.ceil((innerHeight - top + AHEAD) / this.row)) * this.columns);
      const range = `${from} ${to} ${this.current}`;
      if (onlyMoved && range === this.range) return;
      this.range = range;
      const sight = [];
      for (let at = from; at < to; at++) sight.push({ ...this.items[at], at, src: this.seen(this.items[at]) });
      // What has the focus stays in the document, or the keyboard would start anew.
      const kept = this.$refs.grid.contains(document.activeElement) && (this.current < from || this.current >= to) && this.items[this.current];
      if (kept) sight.push({ ...kept, at: this.current, src: this.seen(kept) });
      else if (sight.length && (this.current < from || this.current >= to)) this.current = from;
      this.sight = sight;
      if (this.height + top < innerHeight * 3 && !this.trouble) this.more();
    },
    // None is told only when there is none to come either.
    tell() { this.$emit("count", this.items.length || (this.ended ? 0 : 1)); },
    press(e, at) {
      if (e.shiftKey && this.acts.length) this.pick(at, true);
      else if ((e.ctrlKey || e.metaKey || this.selecting) && this.acts.length) this.pick(at, false);
      else this.open(at);
    },
    open(at) {
      const card = this.items[at];
      if (!card) return;
      this.$emit("open", { id: card.id, before: at > 0, after: at + 1 < this.items.length || !this.ended });
      const next = this.items[at + 1];
      if (next && this.pictures) new Image().src = (window.path_prefix || "") + this.pictures.replace("{id}", next.id);
    },
    // The neighbour of the picture that stands in the viewer.
    async step(id, by) {
      let at = this.items.findIndex((c) => c.id === id);
      if (at < 0) return;
      if (at + by >= this.items.length) await this.more();
      at = this.items.findIndex((c) => c.id === id) + by;
      if (at >= 0 && at < this.items.length) {
        this.current = at;
        this.reveal(at);
        this.open(at);
      }
    },
    pick(at, range) {
      const card = this.items[at];
      if (!card) return;
      const anchor = range && this.anchor ? this.items.findIndex((c) => c.id === this.anchor) : -1;
      if (anchor >= 0) {
        for (let i = Math.min(anchor, at); i <= Math.max(anchor, at); i++) this.picked.add(this.items[i].id);
      } else {
        if (!this.picked.delete(card.id)) this.picked.add(card.id);
        this.anchor = card.id;
      }
      this.picks++;
    },
    clear() {
      this.picked.clear();
      this.anchor = null;
      this.picks = 0;
    },
    act(name) {
      const ids = this.items.filter((c) => this.picked.has(c.id)).map((c) => c.id);
      if (ids.length) this.$emit("act", { act: name, ids });
    },
    // The second half of a double click would meet the next picture, which has moved up by then.
    once(e, name, id) { if (e.detail < 2) this.$emit(name, id); },
    favour(at) {
      const card = this.items[at];
      this.patch([card.id], { favourite: !card.favourite });
      this.$emit("favourite", { id: card.id, on: card.favourite });
    },
    key(e) {
      if (!e.target.classList.contains("card-open")) return;
      const last = this.items.length - 1, screen = this.columns * Math.max(1, Math.floor(innerHeight / this.row));
      if ((e.ctrlKey || e.metaKey) && e.key === "a" && this.acts.length) {
        e.preventDefault();
        this.pickAll();
      } else if (e.key === " " && this.acts.length) {
        e.preventDefault();
        this.pick(this.current, e.shiftKey);
      } else if (e.key === "Delete" && (this.can.remove || this.selecting)) {
        e.preventDefault();
        if (this.selecting) this.act("delete");
        else if (this.items[this.current]) this.$emit("remove", this.items[this.current].id);
      } else if (e.key in STEPS && !e.altKey) {
        e.preventDefault();
        const step = STEPS[e.key], from = this.current;
        const by = { up: -this.columns, down: this.columns, home: -from, end: last - from, back: -screen, on: screen }[step] ?? step;
        if (step === "end" && !this.ended) return void this.all().then((whole) => whole && this.goTo(this.items.length - 1, e.shiftKey));
        this.goTo(Math.min(last, Math.max(0, from + by)), e.shiftKey);
      }
    },
    async pickAll() {
      const whole = this.all();
      for (const c of this.items) this.picked.add(c.id);
      this.picks++;
      if (!(await whole)) return;
      for (const c of this.items) this.picked.add(c.id);
      this.picks++;
    },
    goTo(at, range) {
      if (range && this.acts.length) {
        this.anchor ??= this.items[this.current]?.id;
        this.pick(at, true);
      }
      this.current = at;
      this.reveal(at);
      this.$nextTick(() => this.$refs.grid?.querySelector(`[data-at="${at}"]`)?.focus({ preventScroll: true }));
    },
    reveal(at) {
      const top = this.$refs.grid.getBoundingClientRect().top + Math.floor(at / this.columns) * this.row;
      if (top < 80) scrollBy({ top: top - 80, behavior: "instant" });
      else if (top + this.row > innerHeight) scrollBy({ top: top + this.row - innerHeight + 16, behavior: "instant" });
      this.look();
    },
    // A form, because a zip may be larger than a page can hold; in a frame, so that the page stays.
    send(address, ids) {
      const frame = document.createElement("iframe"), form = document.createElement("form"), field = document.createElement("input");
      frame.name = `download-${Date.now()}`;
      Object.assign(form, { method: "post", action: (window.path_prefix || "") + address, target: frame.name });
      Object.assign(field, { type: "hidden", name: "asset_ids", value: ids.join(",") });
      frame.hidden = form.hidden = true;
      form.append(field);
      this.$el.append(frame, form);
      form.submit();
      form.remove();
      setTimeout(() => frame.remove(), 600000);
    },
    // What the server tells after it has done something.
    patch(ids, change) {
      for (const id of ids) Object.assign(this.known.get(id) || {}, change);
      this.look();
    },
    take(ids) {
      for (const id of ids) {
        if (this.known.has(id)) this.taken.set(id, this.known.get(id));
        this.known.delete(id);
        this.picked.delete(id);
      }
      this.items = this.items.filter((c) => this.known.has(c.id));
      this.current = Math.max(0, Math.min(this.current, this.items.length - 1));
      this.picks++;
      this.tell();
      this.measure();
    },
    giveBack(ids) {
      if (ids.some((id) => !this.taken.has(id))) return this.reload(); // something else is shown by now
      for (const id of ids) {
        const card = this.taken.get(id);
        this.taken.delete(id);
        this.known.set(id, card);
        this.items.push(card);
      }
      this.items.sort((a, b) => (a.id < b.id ? 1 : -1)); // newest first, as ids are
      this.tell();
      this.measure();
    },
  },
};
