// One line to say what should change, its price, and the button; what is written stays until the server has taken it.
export default {
  template: `
    <form class="ask" :class="{ wordless: !writes }" @submit.prevent="send('')">
      <p v-if="offer && offer.words" class="ask-offer" role="status"><span>{{ offer.words }}</span><button v-if="offer.action" type="button" class="btn quiet" :disabled="sending" @click="send(offer.how)">{{ offer.action }}</button></p>
      <div class="ask-line">
        <textarea v-if="writes" ref="text" v-model="text" rows="1" class="ask-field" :aria-label="label" :placeholder="placeholder" :maxlength="limit" :readonly="sending" enterkeyhint="send" @keydown.enter="enter" @input="typed"></textarea>
        <p v-else class="ask-note">{{ note }}</p>
        <p class="ask-price" :class="{ missing: !!shut }" role="status">{{ shut || price }}</p>
        <button type="submit" class="btn" :class="[free ? 'gold' : 'lapis', { 'at-work': sending }]" :disabled="!ready" :title="shut || price">{{ button }}</button>
      </div>
    </form>`,
  props: {
    label: String, placeholder: String, note: String, button: String, price: String, shut: String, offer: Object, free: Boolean, writes: Boolean,
    needed: Boolean, limit: Number, taken: Number, refused: Number, given: Array, draftKey: String,
  },
  data: () => ({ text: "", sending: false }),
  mounted() {
    if (this.draftKey) this.text = sessionStorage.getItem(this.draftKey) || "";
    if (this.text) this.$emit("typed", this.text);
    this.$nextTick(this.grow);
  },
  beforeUnmount() { clearTimeout(this.later); },
  computed: {
    ready() { return !this.shut && !this.sending && (!this.needed || !this.writes || !!this.text.trim()); },
  },
  watch: {
    text(value) {
      if (this.draftKey) value ? sessionStorage.setItem(this.draftKey, value) : sessionStorage.removeItem(this.draftKey);
      this.$nextTick(this.grow);
    },
    writes() { this.$nextTick(this.grow); },
    taken() {
      this.sending = false;
      this.text = "";
    },
    refused() { this.sending = false; },
    given([words]) {
      this.text = words;
      this.$emit("typed", words);
      this.focus();
    },
  },
  methods: {
    grow() {
      const box = this.$refs.text;
      if (!box) return;
      box.style.height = "auto";
      if (this.text) box.style.height = Math.min(box.scrollHeight + 2, window.innerHeight * 0.25) + "px";
    },
    typed() {
      clearTimeout(this.later);
      this.later = setTimeout(() => this.$emit("typed", this.text), 250);
    },
    enter(e) {
      if (e.shiftKey || e.isComposing) return;
      e.preventDefault();
      this.send("");
    },
    send(how) {
      if (!this.ready) return;
      clearTimeout(this.later);
      this.sending = true;
      this.$emit("send", { text: this.text, how, turn: this.taken });
    },
    focus() { this.$nextTick(() => this.$refs.text?.focus()); },
  },
};
