// Choosing among pictures: each click adds one or takes it away; the order of the clicks is kept and shown.
export default {
  template: `
    <div class="picture-picker" role="group" :aria-label="label">
      <button v-for="c in cards" :key="c.id" type="button" class="pickable" :class="{ on: picked.includes(c.id) }" :aria-pressed="picked.includes(c.id) ? 'true' : 'false'" :aria-label="c.title" :title="c.title" @click="toggle(c.id)">
        <img :src="c.thumb" alt="" loading="lazy" decoding="async" draggable="false" /><b v-if="picked.includes(c.id)">{{ most > 1 ? picked.indexOf(c.id) + 1 : "✓" }}</b>
      </button>
      <button v-if="more" type="button" class="btn" @click="$emit('more')">Show more</button>
      <p v-if="!cards.length" class="soft">There is no other picture to choose. Paint or bring one along first.</p>
    </div>`,
  props: { cards: Array, chosen: Array, most: Number, more: Boolean, label: String },
  data: () => ({ picked: [] }),
  created() { this.picked = [...this.chosen]; },
  methods: {
    toggle(id) {
      if (this.picked.includes(id)) this.picked = this.picked.filter((one) => one !== id);
      else if (this.most === 1) this.picked = [id];
      else if (this.picked.length < this.most) this.picked.push(id);
      this.$emit("picked", [...this.picked]);
    },
  },
};
