// A reply that grows: keeps the start of its tail, puts the new end after it, and freezes the tail where a block ends.
export default {
  template: `<div :aria-busy="busy ? 'true' : 'false'" @click="beside"><div ref="tail" class="reply-tail"></div><slot></slot></div>`,
  props: { op: Array, busy: Boolean },
  data: () => ({ version: 0, shown: "" }),
  mounted() {
    this.apply();
  },
  watch: {
    op: { handler: "apply", flush: "post" },
  },
  methods: {
    apply() {
      const [version, keep, ...tails] = this.op;
      if (keep < 0) {
        while (this.$refs.tail.previousSibling) this.$refs.tail.previousSibling.remove();
        this.show(tails[0]);
        this.freeze();
        this.show(tails[1] ?? "");
      } else if (version === this.version + 1) {
        tails[0] = this.shown.slice(0, keep) + tails[0];
        tails.forEach((html, i) => {
          if (i > 0) this.freeze();
          this.show(html);
        });
      } else if (version !== this.version) {
        this.$el.querySelector(".missed").dispatchEvent(new Event("resync"));
        return;
      }
      this.version = version;
    },
    show(html) {
      this.shown = html;
      this.$refs.tail.setHTML(html);
    },
    freeze() {
      const tail = this.$refs.tail;
      while (tail.firstChild) this.$el.insertBefore(tail.firstChild, tail);
    },
    beside(e) {
      const link = e.target.closest("a");
      if (link) {
        link.target = "_blank";
        link.rel = "noopener noreferrer";
      }
    },
  },
};
