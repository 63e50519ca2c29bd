"""The order desk: a grid for hands that do not leave the keyboard; price, credit and stock explain themselves."""
