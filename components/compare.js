// Two versions against each other: an edge to move between them, side by side, or only what differs.
export default {
  template: `
    <section class="comparing" :aria-label="label" @keydown.esc="$emit('close')">
      <div class="comparing-head">
        <div class="pair" role="group" aria-label="Compare by">
          <button v-for="w in ways" :key="w[0]" type="button" class="pick" :aria-pressed="way === w[0] ? 'true' : 'false'" @click="choose(w[0])">{{ w[1] }}</button>
        </div>
        <p role="status">{{ words }}</p>
        <button ref="close" type="button" class="icon-btn before i-close" aria-label="End the comparison" title="End the comparison (Esc)" @click="$emit('close')"></button>
      </div>
      <div ref="room" class="comparing-room" :class="'by-' + way">
        <div v-if="way === 'slider'" class="compare" :style="[frame, { '--edge': edge + '%' }]">
          <img :src="second.url" :alt="second.label" draggable="false" /><img class="compare-before" :src="first.url" :alt="first.label" draggable="false" />
          <span class="compare-word left" v-show="edge > 14">{{ first.label }}</span><span class="compare-word right" v-show="edge < 86">{{ second.label }}</span>
          <i class="compare-edge" aria-hidden="true"></i>
          <input type="range" min="0" max="100" step="1" aria-label="Edge between the two" :aria-valuetext="edge + ' % ' + first.label" v-model.number="edge" @pointerdown="grab" @pointermove="drag" />
        </div>
        <template v-else-if="way === 'side'">
          <figure v-for="one in [first, second]" :key="one.id"><img :src="one.url" :alt="one.label" draggable="false" /><figcaption>{{ one.label }}</figcaption></figure>
        </template>
        <figure v-else><img :src="difference" alt="What differs, in pink" draggable="false" @error="broken = true" @load="broken = false" /><figcaption>{{ broken ? "These two cannot be laid over one another." : "Grey is the same in both; the brighter the pink, the more it differs." }}</figcaption></figure>
      </div>
    </section>`,
  props: { first: Object, second: Object, difference: String, words: String, label: String },
  data: () => ({ way: "slider", edge: 50, broken: false, room: { width: 0, height: 0 }, ways: [["slider", "Slider"], ["side", "Side by side"], ["difference", "Difference"]] }),
  mounted() {
    this.eye = new ResizeObserver(() => this.measure());
    this.eye.observe(this.$refs.room);
    this.measure();
    this.$refs.close.focus({ preventScroll: true });
  },
  beforeUnmount() { this.eye.disconnect(); },
  computed: {
    frame() {
      const { width, height } = this.second;
      const scale = Math.min(this.room.width / width, this.room.height / height) || 0;
      return { width: width * scale + "px", height: height * scale + "px" };
    },
  },
  methods: {
    measure() {
      const room = this.$refs.room;
      if (room) this.room = { width: room.clientWidth - 32, height: room.clientHeight - 32 };
    },
    choose(way) {
      this.way = way;
      this.$emit("way", way);
    },
    grab(e) {
      e.currentTarget.setPointerCapture(e.pointerId);
      this.drag(e);
    },
    drag(e) {
      if (!e.currentTarget.hasPointerCapture(e.pointerId)) return;
      const box = e.currentTarget.getBoundingClientRect();
      this.edge = Math.round(Math.max(0, Math.min(100, ((e.clientX - box.left) / box.width) * 100)));
      e.preventDefault();
    },
  },
};
