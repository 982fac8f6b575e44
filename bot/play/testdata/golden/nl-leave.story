# Weggelopen na het verhaal; het telt toch.
> ik kreeg een aanmaning terwijl ik allang betaald heb
.. 10s
.. 25h
> ik ben er weer
