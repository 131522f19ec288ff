package ofac

import (
	"iter"
	"runtime"
	"sync"
)

// maxWorkers bounds how many goroutines work at once. The values to work on come one
// after the other, so that more would wait for them.
const maxWorkers = 4

// perWorker is how many values a worker has before it at most.
const perWorker = 2

// inOrder yields the results of work for the values, in their order, while goroutines
// work on the next ones. Each has a work function of its own. The values are taken on
// the caller's goroutine, and the others have ended when the sequence does.
func inOrder[In, Out any](values iter.Seq[In], newWork func() func(In) Out) iter.Seq[Out] {
	return func(yield func(Out) bool) {
		jobs := make([]chan In, min(runtime.GOMAXPROCS(0), maxWorkers))
		results := make([]chan Out, len(jobs))
		var group sync.WaitGroup
		defer group.Wait()
		for w := range jobs {
			jobs[w], results[w] = make(chan In, perWorker), make(chan Out, perWorker)
			defer close(jobs[w])
			group.Go(func() {
				work := newWork()
				for v := range jobs[w] {
					results[w] <- work(v) // has room: a worker never has more than perWorker values
				}
			})
		}
		given, taken := 0, 0
		for v := range values {
			if given-taken == perWorker*len(jobs) {
				if !yield(<-results[taken%len(jobs)]) {
					return
				}
				taken++
			}
			jobs[given%len(jobs)] <- v
			given++
		}
		for ; taken < given; taken++ {
			if !yield(<-results[taken%len(jobs)]) {
				return
			}
		}
	}
}
