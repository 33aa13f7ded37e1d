// A stretch of the gallery: cards that load their pictures when they come near, as one element on the server.
export default {
  template: `
    <div class="gallery-run">
      <article v-for="c in cards" :key="c.id" class="card" :class="{ on: picked.includes(c.id) }">
        <button type="button" class="card-open" :aria-label="'Open ' + c.title" @click="selecting ? $emit('pick', c.id) : $emit('open', c.id)">
          <img :src="c.thumb" :alt="c.title" :width="c.width" :height="c.height" loading="lazy" decoding="async" draggable="false" />
        </button>
        <div class="card-words"><p :title="c.title">{{ c.title }}</p><small>{{ c.note }}</small></div>
        <div class="card-tools">
          <button v-if="can.pick" type="button" class="card-pick before i-check" role="checkbox" :aria-checked="picked.includes(c.id) ? 'true' : 'false'" :aria-label="'Select ' + c.title" @click="$emit('pick', c.id)"></button>
          <button v-if="can.remove" type="button" class="card-bin before i-bin" :aria-label="'Delete ' + c.title" @click="$emit('remove', c.id)"></button>
          <button v-if="can.favourite" type="button" class="card-fav before" :class="c.favourite ? 'i-heart-full' : 'i-heart'" :aria-pressed="c.favourite ? 'true' : 'false'" :aria-label="'Favourite ' + c.title" @click="$emit('favourite', c.id)"></button>
        </div>
      </article>
      <button v-if="more" ref="more" type="button" class="btn gallery-more" @click="ask">Show more</button>
    </div>`,
  props: { cards: Array, can: Object, picked: Array, more: Boolean },
  computed: {
    selecting() { return this.picked.length > 0; },
  },
  mounted() { this.watchEnd(); },
  updated() { this.watchEnd(); },
  beforeUnmount() { this.eye?.disconnect(); },
  methods: {
    watchEnd() {
      this.eye?.disconnect();
      if (!this.$refs.more) return;
      this.eye = new IntersectionObserver((seen) => seen.some((s) => s.isIntersecting) && this.ask(), { rootMargin: "900px" });
      this.eye.observe(this.$refs.more);
    },
    ask() {
      this.eye?.disconnect();
      this.$emit("more");
    },
  },
};
