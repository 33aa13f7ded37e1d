// The versions of a project as a tree at the side, on a phone as a strip: one element on the server, however many there are.
export default {
  template: `
    <div ref="list" class="versions" role="tree" :aria-label="label" @keydown="walk">
      <button v-if="more" type="button" class="btn quiet versions-more" @click="ask">Show earlier versions</button>
      <div v-for="v in items" :key="v.id" class="version" :class="{ on: v.id === current, picked: v.id === other, branch: v.elbow }" role="treeitem"
        :aria-level="v.lane + 1" :aria-selected="v.id === current ? 'true' : 'false'" :aria-label="v.label" :tabindex="v.id === focus ? 0 : -1" :data-id="v.id"
        @click="$emit('open', v.id)" @keydown.enter.prevent="$emit('open', v.id)" @keydown.space.prevent="$emit('open', v.id)">
        <i v-for="n in v.lane" :key="n" class="rail" :class="{ elbow: n === v.lane && v.elbow, still: n === v.lane && !v.elbow }" aria-hidden="true"></i>
        <span class="version-thumb" :class="{ up: v.up, below: v.below }"><img :src="v.thumb" alt="" width="76" height="48" loading="lazy" decoding="async" draggable="false" /></span>
        <span class="version-words"><b>{{ v.number }}<span v-if="v.title"> · {{ v.title }}</span></b><small>{{ v.note }}</small></span>
        <em v-if="v.id === other" class="version-mark">compared</em>
      </div>
    </div>`,
  props: { items: Array, current: String, other: String, more: Boolean, label: String },
  data: () => ({ focus: "" }),
  mounted() { this.$nextTick(() => this.reveal()); },
  watch: {
    current() { this.$nextTick(() => this.reveal()); },
    items(now, before) {
      if (now.length !== before.length) this.$nextTick(() => this.reveal());
      if (!now.some((v) => v.id === this.focus)) this.focus = this.current || now[0]?.id || "";
    },
  },
  methods: {
    reveal(tries = 3) {
      this.focus = this.current || this.items[0]?.id || "";
      const list = this.$refs.list, row = list?.querySelector(".version.on");
      if (!row) return;
      const frame = list.getBoundingClientRect(), box = row.getBoundingClientRect();
      if (box.top < frame.top || box.bottom > frame.bottom) list.scrollTop += box.top - frame.top - (frame.height - box.height) / 2;
      if (tries > 0) requestAnimationFrame(() => this.reveal(tries - 1)); // rows get their height only as they come into sight
      if (box.left < frame.left || box.right > frame.right) list.scrollLeft += box.left - frame.left - (frame.width - box.width) / 2;
    },
    walk(e) {
      const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[e.key] || { Home: -Infinity, End: Infinity }[e.key];
      if (!step) return;
      e.preventDefault();
      e.stopPropagation();
      const place = this.items.findIndex((v) => v.id === this.focus);
      const next = this.items[Math.min(Math.max(place + step, 0), this.items.length - 1)];
      if (!next) return;
      this.focus = next.id;
      this.$nextTick(() => this.$refs.list.querySelector(`[data-id="${CSS.escape(next.id)}"]`)?.focus());
    },
    ask() { this.$emit("more"); },
  },
};
