// What is being painted just now: how long it has taken, how many stand before it, and what failed, with a way to try again.
export default {
  template: `
    <div class="running" role="region" aria-label="Paintings under way" v-show="jobs.length">
      <div v-for="j in jobs" :key="j.id" class="job" :class="j.state" :role="j.state === 'failed' ? 'alert' : 'group'" :aria-label="j.title">
        <div class="job-words"><b>{{ j.title }}</b><span>{{ j.words }}</span><small v-if="j.going"><span role="timer" aria-live="off">{{ clock(j) }}</span><template v-if="j.usual"> · usually {{ Math.max(1, Math.round(j.usual)) }} s</template></small></div>
        <div v-if="j.going" class="waiting-bar" aria-hidden="true"><i :style="{ width: share(j) + '%' }"></i></div>
        <div class="job-deeds">
          <button v-if="j.going" type="button" class="btn quiet" :disabled="asked[j.id] === 'cancel'" :aria-label="'Cancel: ' + j.title" @click="ask('cancel', j)">Cancel</button>
          <button v-if="j.retry" type="button" class="btn" :disabled="j.shut || asked[j.id] === 'retry'" :aria-label="'Try again: ' + j.title + (j.price ? ', ' + j.price : '')" @click="ask('retry', j)">Try again</button>
          <small v-if="j.retry && j.price" class="job-price" :class="{ missing: j.shut }">{{ j.price }}</small>
          <button v-if="j.choose" type="button" class="btn" @click="ask('choose', j)">Choose</button>
          <button v-if="!j.going" type="button" class="icon-btn before i-close" :aria-label="'Dismiss: ' + j.title" @click="ask('dismiss', j)"></button>
        </div>
      </div>
    </div>`,
  props: { jobs: Array },
  data: () => ({ now: 0, begun: {}, asked: {} }),
  created() {
    this.now = performance.now();
    this.learn();
    this.beat = setInterval(() => this.jobs.some((j) => j.going) && (this.now = performance.now()), 500);
  },
  beforeUnmount() { clearInterval(this.beat); },
  watch: { jobs() { this.learn(); } },
  methods: {
    learn() {
      this.now = performance.now();
      this.begun = Object.fromEntries(this.jobs.map((j) => [j.id, this.now - j.elapsed * 1000]));
      this.asked = Object.fromEntries(this.jobs.filter((j) => this.asked[j.id] && (j.going || this.asked[j.id] !== "cancel")).map((j) => [j.id, this.asked[j.id]]));
    },
    seconds(j) { return Math.max(0, (this.now - (this.begun[j.id] ?? this.now)) / 1000); },
    clock(j) { return `${Math.floor(this.seconds(j) / 60)}:${String(Math.floor(this.seconds(j) % 60)).padStart(2, "0")}`; },
    share(j) { return j.painting ? 100 * (1 - Math.exp((-1.6 * this.seconds(j)) / (j.usual || 15))) : 2; },
    ask(deed, j) {
      if (deed === "cancel" || deed === "retry") this.asked = { ...this.asked, [j.id]: deed };
      this.$emit(deed, j.id);
    },
  },
};
