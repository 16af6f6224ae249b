// Of a row of points in the upper half of the plane, how many stay bounded: the arguments are row, points in a row, turns.
package main

import (
	"fmt"
	"os"
	"strconv"
)

// stays rounds each product by itself: Go may otherwise fuse it with the sum on some processors.
func stays(cr, ci float64, turns int) bool {
	r, i := 0.0, 0.0
	for turn := 0; turn < turns; turn++ {
		rr, ii := float64(r*r), float64(i*i)
		if rr+ii > 4.0 {
			return false
		}
		r, i = rr-ii+cr, float64(2.0*r*i)+ci
	}
	return true
}

func main() {
	var numbers [3]int
	if len(os.Args) != 4 {
		fmt.Fprintln(os.Stderr, "usage: area ROW POINTS TURNS")
		os.Exit(2)
	}
	for at, text := range os.Args[1:] {
		numbers[at], _ = strconv.Atoi(text)
	}
	row, points, turns := numbers[0], numbers[1], numbers[2]
	step := 2.5 / float64(points)
	ci := (float64(row) + 0.5) * step
	inside := 0
	for column := 0; column < points; column++ {
		if stays(-2.0+float64((float64(column)+0.5)*step), ci, turns) {
			inside++
		}
	}
	fmt.Println(inside)
}
