// Two pictures over one another; a range that covers them moves the edge, by pointer, touch or arrow keys.
export default {
  template: `
    <div class="compare" :style="{ '--edge': edge + '%', aspectRatio: width + ' / ' + height }">
      <img :src="after" alt="After" draggable="false" /><img class="compare-before" :src="before" alt="Before" draggable="false" />
      <span class="compare-word left" aria-hidden="true" v-show="edge > 14">Before</span><span class="compare-word right" aria-hidden="true" v-show="edge < 86">After</span>
      <i class="compare-edge" aria-hidden="true"></i>
      <input type="range" min="0" max="100" step="1" :aria-label="label" :aria-valuetext="edge + ' % before'" v-model.number="edge" @pointerdown="grab" @pointermove="drag" />
    </div>`,
  props: { before: String, after: String, width: Number, height: Number, label: String },
  data: () => ({ edge: 50 }),
  methods: {
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
